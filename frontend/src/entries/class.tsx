/** A learner's page of a workshop as long as there is nothing to do. */
import type { Mine } from "../api/classroom";
import { WaitingPage } from "../features/seat/WaitingPage";
import { startPage } from "../lib/start";

startPage(<WaitingPage start={JSON.parse(document.getElementById("start")?.textContent ?? "") as Mine} />);
