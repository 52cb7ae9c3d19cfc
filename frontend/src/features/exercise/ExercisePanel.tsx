/** The exercise of this sandbox: story, task, goals as the engine marks them, hints one at a time. */
import { ChevronDown, ChevronRight, ChevronUp, Flag, GraduationCap, PartyPopper, RotateCcw, Scale, Shuffle, TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import "../../styles/exercise.css";
import { type Attempt, startExercise } from "../../api/workshop";
import { sandboxAddress } from "../../lib/page";
import { attempt } from "../../model/attempt";
import { type Marks, announce, openDialog, usePlayground } from "../../model/store";
import { teachesHere } from "../../model/supervision";
import { useAttempt } from "../../model/use-attempt";
import { Button } from "../../ui/Button";
import { EmployeesPanel } from "./EmployeesPanel";
import { GoalList } from "./GoalList";
import { Hints } from "./Hints";
import { Mistakes } from "./Mistakes";
import { PlayersPanel } from "./PlayersPanel";
import { allMet, asMarkedThen, countMet, turnedWords } from "./goal-words";
import { useMediaQuery } from "../../lib/use-media-query";

interface Props {
  /** On wide screens it sits in the column of the inspector, on others over the canvas. */
  place?: "side" | "stage";
}

export function ExercisePanel({ place = "stage" }: Props) {
  const wide = useMediaQuery("(min-width: 1101px)");
  const sandbox = usePlayground((state) => state.sandboxId);
  const mine = useAttempt();
  const marks = usePlayground((state) => state.marks);
  const then = usePlayground((state) => state.pastMet);
  if (!mine || wide !== (place === "side")) return null;
  const now = marks ?? mine;
  return <Panel mine={mine} marks={then ? asMarkedThen(now, then) : now} sandbox={sandbox} place={place} />;
}

interface PanelProps {
  mine: Attempt;
  marks: Marks;
  sandbox: string;
  place: "side" | "stage";
}

function Panel({ mine, marks, sandbox, place }: PanelProps) {
  const { goals, mistakes } = marks;
  // It makes room for what is selected; who opens it then has it open until the selection goes.
  const selected = usePlayground((state) => state.selection !== null);
  const [chosen, setChosen] = useState<{ selected: boolean; open: boolean } | null>(null);
  const open = chosen?.selected === selected ? chosen.open : place === "side" && !selected;
  const setOpen = (now: boolean) => setChosen({ selected, open: now });
  useTurnedMarks(marks);
  const done = allMet(goals);
  return (
    <section
      className="exercise"
      data-place={place}
      data-open={open || undefined}
      data-done={done || undefined}
      aria-label="Exercise"
    >
      <header className="exercise-head">
        <h2>
          <button type="button" className="exercise-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
            {done ? <PartyPopper size={16} aria-hidden /> : <Flag size={15} aria-hidden />}
            <span className="exercise-title">{mine.exercise.title}</span>
            {!open && mistakes.length > 0 && (
              <span className="exercise-remark">
                <TriangleAlert size={14} aria-hidden />
                <span className="sr-only">A remark on your picture is inside.</span>
              </span>
            )}
            <span className="exercise-count">
              {countMet(goals)} of {goals.length}
              <span className="sr-only"> goals met</span>
            </span>
            {open ? <ChevronUp size={15} aria-hidden /> : <ChevronDown size={15} aria-hidden />}
          </button>
        </h2>
        <div className="exercise-bar" aria-hidden>
          {goals.map((goal) => (
            <i key={goal.id} data-met={goal.met ?? undefined} />
          ))}
        </div>
      </header>
      {open && <Body mine={mine} marks={marks} sandbox={sandbox} />}
    </section>
  );
}

interface BodyProps {
  mine: Attempt;
  marks: Marks;
  sandbox: string;
}

function Body({ mine: { exercise, hints, finished, reference_open }, marks: { goals, mistakes, score }, sandbox }: BodyProps) {
  return (
    <div className="exercise-body">
      {allMet(goals) && <Done why={exercise.why} score={score} />}
      <p className="exercise-story">{exercise.story}</p>
      <p className="exercise-task">{exercise.task}</p>
      {exercise.players && <PlayersPanel players={exercise.players} />}
      {exercise.employees && <EmployeesPanel story={exercise.employees} />}
      <Mistakes mistakes={mistakes} goals={goals} />
      <GoalList goals={goals} />
      <Hints hints={hints} sandbox={sandbox} />
      {exercise.lesson && <LessonButton />}
      <details className="lecture">
        <summary>
          <ChevronRight size={15} aria-hidden /> What this is about
        </summary>
        <p>{exercise.objective}</p>
      </details>
      <Actions slug={exercise.slug} finished={finished || allMet(goals)} reference={reference_open || allMet(goals)} />
    </div>
  );
}

function LessonButton() {
  return (
    <div className="exercise-actions">
      <Button
        size="small"
        tone="quiet"
        icon={<GraduationCap size={15} />}
        onClick={() => openDialog({ kind: "exercise", part: "lesson" })}
      >
        Why, and a quiz
      </Button>
    </div>
  );
}

function Done({ why, score }: { why: string[]; score: number }) {
  return (
    <div className="exercise-done">
      <p>All goals are met, and the engine agrees. Well done: {score} of 100 points.</p>
      <ul>
        {why.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}

/** Says which goals turned and what went wrong, to those who listen instead of look. */
function useTurnedMarks(marks: Marks): void {
  const before = useRef(marks);
  useEffect(() => {
    const words = turnedWords(before.current, marks);
    before.current = marks;
    if (words) announce(words);
  }, [marks]);
}

/** The same exercise once more, with other account numbers, names and values, in a sandbox of its own. */
function AnotherVariant({ slug }: { slug: string }) {
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    const outcome = await attempt(() => startExercise(slug, true));
    if (outcome.ok) window.location.assign(sandboxAddress(outcome.value.sandbox));
    else setBusy(false);
  };
  return (
    <Button size="small" tone="quiet" icon={<Shuffle size={15} />} busy={busy} onClick={() => void open()}>
      Another variant
    </Button>
  );
}

function Actions({ slug, finished, reference }: { slug: string; finished: boolean; reference: boolean }) {
  const own = !usePlayground(teachesHere);
  return (
    <div className="exercise-actions">
      {finished && own && <AnotherVariant slug={slug} />}
      {reference && (
        <Button size="small" tone="quiet" icon={<Scale size={15} />} onClick={() => openDialog({ kind: "exercise", part: "reference" })}>
          Compare with the reference
        </Button>
      )}
      {own && (
        <Button
          size="small"
          tone="quiet"
          icon={<RotateCcw size={15} />}
          onClick={() => openDialog({ kind: "exercise", part: "restart" })}
        >
          Start over
        </Button>
      )}
    </div>
  );
}
