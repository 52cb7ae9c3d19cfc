/** How people come in: the code, large, its link and its QR code; and the same for the projector. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Maximize2, RefreshCw } from "lucide-react";
import { useState } from "react";

import { type JoinCode, renewCode, showCode } from "../../api/classroom";
import type { WorkshopShape } from "../../live/events.gen";
import { Problem } from "../../model/Problem";
import { Button, IconButton } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Projector } from "./Projector";
import { QrCode } from "./QrCode";
import type { Run } from "./run";

export function JoinCard({ workshop, run }: { workshop: WorkshopShape; run: Run }) {
  const key = ["join-code", workshop.id];
  const queries = useQueryClient();
  const code = useQuery({ queryKey: key, queryFn: () => showCode(workshop.id) });
  const [large, setLarge] = useState(false);
  const renew = async () => queries.setQueryData<JoinCode>(key, await renewCode(workshop.id));
  return (
    <section className="panel join-card" aria-labelledby="join-title">
      <div className="panel-line">
        <h2 id="join-title">Join</h2>
        <IconButton label="Another code" tone="quiet" size="small" onClick={() => void run(renew)}>
          <RefreshCw size={14} />
        </IconButton>
      </div>
      {code.isError && <Problem error={code.error} onAgain={() => void code.refetch()} />}
      {code.data && (
        <>
          <p className="join-code mono">
            {code.data.code} <CopyButton text={code.data.code} label="Copy the code" />
          </p>
          <QrCode code={code.data} />
          <p className="join-link">
            <a href={code.data.address}>{shortened(code.data.address)}</a>
            <CopyButton text={code.data.address} label="Copy the link" />
          </p>
          <p className="panel-aside">{workshop.state === "open" && workshop.waiting_room ? "Whoever has the code waits until you let them in." : doors[workshop.state]}</p>
          <Button icon={<Maximize2 size={14} />} onClick={() => setLarge(true)}>
            Show on the projector
          </Button>
        </>
      )}
      {large && code.data && <Projector title={workshop.title} code={code.data} onClose={() => setLarge(false)} />}
    </section>
  );
}

const doors: Record<WorkshopShape["state"], string> = {
  draft: "Nobody can come in yet. Open the doors when you begin.",
  open: "Whoever has the code comes in, without an account.",
  locked: "Nobody new comes in. Whoever is in can come back.",
  closed: "The workshop is over: the code opens nothing.",
  archived: "The workshop is archived: the code opens nothing.",
};

const shortened = (address: string): string => address.replace(/^https?:\/\//, "").replace(/\/$/, "");
