/** The first minute: three steps beside the canvas, which go on by themselves as they are done. */
import { Check, Compass, X } from "lucide-react";
import { useEffect, useState } from "react";

import "../../styles/tour.css";
import { announce, usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { isDone, progressOf, STEPS, type Progress } from "./steps";

const SEEN = "understudy.tour";
const ROOM = "(min-width: 1025px)"; // beside a smaller canvas it would cover what it speaks of

/** Whether somebody opens an editor for the first time, on a screen with room for the tour. */
export function wantsTour(): boolean {
  try {
    return localStorage.getItem(SEEN) === null && matchMedia(ROOM).matches;
  } catch {
    return false; // storage is switched off: then nobody could skip the tour for good
  }
}

function rememberSeen(): void {
  try {
    localStorage.setItem(SEEN, "seen");
  } catch {
    // Without storage it is offered by the help button only.
  }
}

export function TourButton({ onStart }: { onStart: () => void }) {
  return (
    <span className="top-wide">
      <IconButton label="Take the tour" onClick={onStart}>
        <Compass size={16} />
      </IconButton>
    </span>
  );
}

export function Tour({ onClose }: { onClose: () => void }) {
  const canvas = usePlayground((state) => state.canvas);
  const [at, setAt] = useState<{ step: number; before: Progress } | null>(null);
  const progress = canvas ? progressOf(canvas) : null;
  useEffect(rememberSeen, []);
  if (progress && at === null) setAt({ step: 0, before: progress });
  if (progress && at && isDone(at.step, at.before, progress)) setAt({ step: at.step + 1, before: progress });
  const shown = at ? STEPS[at.step] : undefined;
  useEffect(() => {
    if (shown) announce(`Tour: ${shown.title}. ${shown.words}`);
  }, [shown]);
  if (!at || !shown || !progress) return null;
  const last = at.step === STEPS.length - 1;
  const goOn = () => (last ? onClose() : setAt({ step: at.step + 1, before: progress }));
  return (
    <section className="tour" aria-label="Tour">
      <header>
        <ol aria-label={`Step ${at.step + 1} of ${STEPS.length}`}>
          {STEPS.map((step, index) => (
            <li key={step.title} data-state={index < at.step ? "done" : index === at.step ? "now" : "later"}>
              {index < at.step ? <Check size={11} aria-hidden /> : index + 1}
            </li>
          ))}
        </ol>
        <IconButton label="Skip the tour" tone="quiet" onClick={onClose}>
          <X size={15} />
        </IconButton>
      </header>
      <h2>{shown.title}</h2>
      <p>{shown.words}</p>
      <p className="tour-keys">{shown.keys}</p>
      <footer>
        <Button size="small" tone="quiet" onClick={onClose}>
          {last ? "Close" : "Skip"}
        </Button>
        {!last && (
          <Button size="small" tone="primary" onClick={goOn}>
            Next
          </Button>
        )}
      </footer>
    </section>
  );
}
