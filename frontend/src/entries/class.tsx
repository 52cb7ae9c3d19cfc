/** A learner's page of a workshop as long as there is nothing to do. */
import type { Mine } from "../api/classroom";
import { CertificateButton } from "../features/home/CertificateButton";
import { KeepWork } from "../features/home/KeepWork";
import { HeldCards, Strip } from "../features/instructor-bar/Strip";
import { Farewell } from "../features/seat/Farewell";
import { WaitingPage } from "../features/seat/WaitingPage";
import { startPage } from "../lib/start";

const start = JSON.parse(document.getElementById("start")?.textContent ?? "") as Mine;
startPage(
  <WaitingPage
    start={start}
    strip={<Strip workshop={start.workshop.id} />}
    cards={<HeldCards workshop={start.workshop.id} />}
    farewell={<Farewell workshop={start.workshop.id} certificate={<CertificateButton />} keep={<KeepWork />} />}
  />,
);
