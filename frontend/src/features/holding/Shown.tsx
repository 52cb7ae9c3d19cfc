/** What those who teach show to all: their own sandbox or a learner's canvas, in place of one's own until it ends. */
import { useQueryClient } from "@tanstack/react-query";
import { Eye, RotateCwSquare } from "lucide-react";
import { useState } from "react";

import "../../styles/shown.css";
import { lookAt, setMayBeShown } from "../../api/holding";
import type { ControlShape } from "../../live/events.gen";
import { attempt } from "../../model/attempt";
import { lasting } from "../../model/controls";
import { noteHeld } from "../../model/held";
import { usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import type { StripProps } from "../instructor-bar/strip";
import { whoHolds } from "../instructor-bar/who";
import { OverPage } from "./OverPage";

export function ShownCard({ workshop, held }: StripProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const queries = useQueryClient();
  const control = lasting(held.controls, "follow") ?? lasting(held.controls, "spotlight");
  if (control === null) return null;
  const look = (looks: boolean) => {
    noteHeld(queries, workshop, { away: looks ? null : control.id }); // at once: nobody waits to get away
    void attempt(() => lookAt(workshop, control.id, looks));
  };
  if (control.sandbox_id === sandbox) return <MineIsShown workshop={workshop} control={control} />;
  if (held.away === control.id) return <Away control={control} onLook={() => look(true)} />;
  return <Picture key={control.id} workshop={workshop} control={control} onAway={() => look(false)} />;
}

function Picture({ workshop, control, onAway }: { workshop: string; control: ControlShape; onAway: () => void }) {
  const whose = control.words || "A learner";
  const by = whoHolds(control);
  const [turned, setTurned] = useState(false);
  return (
    <OverPage>
      <section className="shown" data-turned={turned || undefined} aria-labelledby={control.id}>
        <header>
          <Eye size={16} aria-hidden />
          <p role="status" id={control.id}>
            {control.kind === "follow" ? (
              <>
                You follow <strong>{by}</strong>: <span>{control.words}</span>
              </>
            ) : (
              <>
                <strong>{whose}</strong>: a canvas for all, <span>shown by {by}</span>
              </>
            )}
          </p>
          <IconButton label="Turn the picture" className="shown-turn" size="small" aria-pressed={turned} onClick={() => setTurned(!turned)}>
            <RotateCwSquare size={15} />
          </IconButton>
          <Button size="small" onClick={onAway}>
            {control.kind === "follow" ? "Stop following" : "Back to mine"}
          </Button>
        </header>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of our own */}
        <iframe title={`What ${by} shows`} src={`/class/${workshop}/watch/${control.id}/?${control.link}`} />
      </section>
    </OverPage>
  );
}

function Away({ control, onLook }: { control: ControlShape; onLook: () => void }) {
  return (
    <div className="held-card shown-note" role="status">
      <Eye size={16} aria-hidden />
      <span>{control.kind === "follow" ? `${whoHolds(control)} leads the class.` : `${whoHolds(control)} shows a canvas.`}</span>
      <Button size="small" tone="primary" onClick={onLook}>
        {control.kind === "follow" ? "Follow again" : "Look at it"}
      </Button>
    </div>
  );
}

/** Whose canvas it is knows, and has the last word. */
function MineIsShown({ workshop, control }: { workshop: string; control: ControlShape }) {
  const queries = useQueryClient();
  const stop = async () => {
    const done = await attempt(() => setMayBeShown(workshop, false));
    if (done.ok) noteHeld(queries, workshop, { may_be_shown: false });
  };
  return (
    <div className="held-card shown-note" data-mine role="status">
      <Eye size={16} aria-hidden />
      <span>
        {control.words
          ? `${whoHolds(control)} shows this canvas to all, as ${control.words}’s.`
          : `${whoHolds(control)} shows this canvas to all, without your name.`}
      </span>
      <Button size="small" onClick={() => void stop()}>
        Stop it
      </Button>
    </div>
  );
}
