/** A sandbox in which a picture of an exercise is drawn: which one, its goals as they stand here, and keep it. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Check, ChevronDown, ChevronUp, Circle, CircleAlert, PencilRuler } from "lucide-react";
import { useState } from "react";

import "../../styles/exercise.css";
import "../../styles/author.css";
import { type Drawing, authorAddress, keepDrawing, loadDrawing } from "../../api/authored";
import { useMediaQuery } from "../../lib/use-media-query";
import { attempt } from "../../model/attempt";
import { drawnFor } from "../../model/drawing";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";

const WORDS: Record<string, { title: string; words: string; keep: string }> = {
  start: { title: "The start", words: "Draw what learners begin with.", keep: "It begins like this" },
  solution: { title: "A solution", words: "Change the picture until every goal is met.", keep: "This solves it" },
};
const MISTAKE = { title: "A mistake", words: "Draw the wrong turn as a learner would take it.", keep: "This is the mistake" };

export function DrawingPanel({ place = "stage" }: { place?: "side" | "stage" }) {
  const wide = useMediaQuery("(min-width: 1101px)");
  const sandbox = usePlayground((state) => state.sandboxId);
  const exercise = usePlayground((state) => drawnFor(state.canvas));
  const revision = usePlayground((state) => state.told?.revision ?? 0);
  const query = useQuery({
    queryKey: ["drawing", sandbox, revision],
    queryFn: () => loadDrawing(sandbox),
    enabled: exercise !== null,
    placeholderData: keepPreviousData,
  });
  if (exercise === null || !query.data || wide !== (place === "side")) return null;
  return <Panel drawing={query.data} sandbox={sandbox} place={place} />;
}

function Panel({ drawing, sandbox, place }: { drawing: Drawing; sandbox: string; place: string }) {
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState(place === "side");
  const { title, words, keep } = WORDS[drawing.picture] ?? MISTAKE;
  const keepIt = async () => {
    setBusy(true);
    const outcome = await attempt(() => keepDrawing(sandbox));
    if (outcome.ok) location.assign(authorAddress(drawing.exercise));
    else setBusy(false);
  };
  return (
    <section className="exercise" data-place={place} data-open={open || undefined} aria-label="Picture of an exercise">
      <header className="exercise-head drawing-head">
        <h2>
          <button type="button" className="exercise-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
            <PencilRuler size={15} aria-hidden />
            <span className="exercise-title">{title}</span>
            <span className="exercise-count">
              {drawing.goals.filter((goal) => goal.met).length} of {drawing.goals.length}
              <span className="sr-only"> goals met</span>
            </span>
            {open ? <ChevronUp size={15} aria-hidden /> : <ChevronDown size={15} aria-hidden />}
          </button>
        </h2>
        <p>{drawing.title}</p>
      </header>
      <div className="exercise-body" hidden={!open}>
        <p className="exercise-story">{words}</p>
        <ul className="drawing-goals" aria-label="Goals as they stand here">
          {drawing.goals.map((goal) => (
            <li key={goal.id} className="goal" data-met={goal.met}>
              <span className="goal-mark" aria-hidden>
                {goal.met ? <Check size={13} strokeWidth={3.2} /> : <Circle size={8} />}
              </span>
              <div>
                <p className="goal-text">
                  <span className="sr-only">{goal.met ? "Met" : "Not met"}: </span>
                  {drawing.texts[goal.id] || goal.id}
                </p>
                {!goal.met && <p className="goal-why">{goal.why}</p>}
              </div>
            </li>
          ))}
        </ul>
        {drawing.left_out.map((each) => (
          <p key={each} className="drawing-note">
            <CircleAlert size={14} aria-hidden /> {each}
          </p>
        ))}
        <div className="drawing-actions">
          <Button tone="primary" busy={busy} icon={<Check size={15} />} onClick={() => void keepIt()}>
            {keep}
          </Button>
          <a className="btn btn-quiet" href={authorAddress(drawing.exercise)}>
            Back, not yet
          </a>
        </div>
      </div>
    </section>
  );
}
