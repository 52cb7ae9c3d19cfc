/** The exercise of this sandbox: story, task, goals as the engine marks them, hints one at a time. */
import { useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, Flag, PartyPopper, RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import "../../styles/exercise.css";
import { type Attempt, checkAttempt, loadAttempt, restartAttempt } from "../../api/workshop";
import type { GoalShape } from "../../live/events.gen";
import { attempt } from "../../model/attempt";
import { announce, showToast, usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { GoalList } from "./GoalList";
import { Hints } from "./Hints";
import { allMet, countMet, turnedWords } from "./goal-words";

export function ExercisePanel() {
  const sandbox = usePlayground((state) => state.sandboxId);
  const slug = usePlayground((state) => state.canvas?.sandbox.exercise ?? null);
  const query = useQuery({ queryKey: ["attempt", sandbox], queryFn: () => loadAttempt(sandbox), enabled: slug !== null });
  const marked = usePlayground((state) => state.goals);
  if (slug === null || !query.data) return null;
  return <Panel attempt={query.data} goals={marked ?? query.data.goals} sandbox={sandbox} />;
}

interface PanelProps {
  attempt: Attempt;
  goals: GoalShape[];
  sandbox: string;
}

function Panel({ attempt: { exercise }, goals, sandbox }: PanelProps) {
  const [open, setOpen] = useState(() => window.matchMedia("(min-width: 1100px)").matches);
  useTurnedGoals(goals);
  const done = allMet(goals);
  return (
    <section className="exercise" data-open={open || undefined} data-done={done || undefined} aria-label="Exercise">
      <header className="exercise-head">
        <button type="button" className="exercise-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {done ? <PartyPopper size={16} aria-hidden /> : <Flag size={15} aria-hidden />}
          <span className="exercise-title">{exercise.title}</span>
          <span className="exercise-count">
            {countMet(goals)} of {goals.length}
            <span className="sr-only"> goals met</span>
          </span>
          {open ? <ChevronDown size={15} aria-hidden /> : <ChevronUp size={15} aria-hidden />}
        </button>
        <div className="exercise-bar" aria-hidden>
          {goals.map((goal) => (
            <i key={goal.id} data-met={goal.met ?? undefined} />
          ))}
        </div>
      </header>
      {open && (
        <div className="exercise-body">
          {done && <p className="exercise-done">All goals are met, and the engine agrees. Well done.</p>}
          <p className="exercise-story">{exercise.story}</p>
          <p className="exercise-task">{exercise.task}</p>
          <GoalList goals={goals} />
          <Hints hints={exercise.hints} />
          <details className="lecture">
            <summary>What this is about</summary>
            <p>{exercise.objective}</p>
          </details>
          <Actions sandbox={sandbox} />
        </div>
      )}
    </section>
  );
}

/** Says which goals turned, to those who listen instead of look. */
function useTurnedGoals(goals: GoalShape[]): void {
  const before = useRef(goals);
  useEffect(() => {
    const words = turnedWords(before.current, goals);
    before.current = goals;
    if (words) announce(words);
  }, [goals]);
}

function Actions({ sandbox }: { sandbox: string }) {
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const check = async () => {
    setBusy(true);
    const outcome = await attempt(() => checkAttempt(sandbox));
    setBusy(false);
    if (!outcome.ok) return;
    const { goals } = outcome.value;
    usePlayground.setState({ goals });
    const met = countMet(goals);
    const title = allMet(goals) ? "All goals are met" : `${met} of ${goals.length} goals are met`;
    showToast({ tone: allMet(goals) ? "success" : "info", title, detail: allMet(goals) ? "Well done." : "Open goals say why." });
  };
  return (
    <div className="exercise-actions">
      <Button tone="primary" size="small" busy={busy} onClick={() => void check()}>
        {busy ? "Checking…" : "Check my work"}
      </Button>
      <IconButton label="Start over" size="small" tone="quiet" onClick={() => setAsking(true)}>
        <RotateCcw size={14} />
      </IconButton>
      {asking && <StartOver sandbox={sandbox} onClose={() => setAsking(false)} />}
    </div>
  );
}

function StartOver({ sandbox, onClose }: { sandbox: string; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const restart = async () => {
    setBusy(true);
    const outcome = await attempt(() => restartAttempt(sandbox));
    setBusy(false);
    if (outcome.ok) onClose();
  };
  return (
    <Dialog
      size="small"
      title="Start over?"
      description="The picture goes back to how the exercise began. What you drew here is lost."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep my work</Button>
          <Button tone="danger" busy={busy} onClick={() => void restart()}>
            Start over
          </Button>
        </>
      }
    />
  );
}
