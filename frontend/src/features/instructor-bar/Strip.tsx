/** On a learner's page: what holds for everybody right now, in whose hands it is, and that it has ended. */
import { CircleCheck } from "lucide-react";

import "../../styles/held.css";
import { justEnded } from "../../model/controls";
import { useHeld, useLearningIn } from "../../model/held";
import { useTick } from "../../ui/Countdown";
import { CARDS, ENDED, LINES, type StripProps } from "./strip";

export function Strip({ workshop }: { workshop: string }) {
  const held = useHeld(workshop);
  if (held === undefined) return null;
  return (
    <div className="strip">
      <Ended workshop={workshop} held={held} />
      {Object.entries(LINES).map(([name, Line]) => (
        <Line key={name} workshop={workshop} held={held} />
      ))}
    </div>
  );
}

function Ended({ held }: StripProps) {
  const now = useTick();
  const over = justEnded(held.controls, now);
  return (
    <span className="strip-item" role="status" hidden={over === null}>
      {over && (
        <>
          <CircleCheck size={13} aria-hidden />
          <span className="strip-words">{ENDED[over.kind]}</span>
        </>
      )}
    </span>
  );
}

/** The same of the class that the canvas on this page belongs to. */
export function CanvasStrip() {
  const workshop = useLearningIn();
  return workshop === undefined ? null : <Strip workshop={workshop} />;
}

export function CanvasCards() {
  const workshop = useLearningIn();
  return workshop === undefined ? null : <HeldCards workshop={workshop} />;
}

export function HeldCards({ workshop }: { workshop: string }) {
  const held = useHeld(workshop);
  if (held === undefined) return null;
  return (
    <div className="held-cards">
      {Object.entries(CARDS).map(([name, Card]) => (
        <Card key={name} workshop={workshop} held={held} />
      ))}
    </div>
  );
}
