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

// So long it lies over the canvas of a phone, whose strip has no room for its words.
const CARD_MS = 12_000;

function EndedCard({ held }: StripProps) {
  const now = useTick();
  const over = justEnded(held.controls, now);
  if (over === null || now - Date.parse(over.ended_at!) > CARD_MS) return null;
  return (
    <p className="held-card held-ended" aria-hidden>
      <CircleCheck size={15} /> {ENDED[over.kind]}
    </p>
  );
}

function Ended({ held }: StripProps) {
  const now = useTick();
  const over = justEnded(held.controls, now);
  return (
    <span className="strip-item strip-over" role="status" hidden={over === null}>
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
      <EndedCard workshop={workshop} held={held} />
      {Object.entries(CARDS).map(([name, Card]) => (
        <Card key={name} workshop={workshop} held={held} />
      ))}
    </div>
  );
}
