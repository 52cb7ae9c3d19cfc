/** The goals: who can and who cannot, stated by clicking and marked at once in every picture. */
import { ArrowDown, ArrowUp, ChevronDown, ChevronUp, Plus, Trash2 } from "lucide-react";

import type { Goal } from "../../api/authored";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { GoalForm } from "./GoalForm";
import { Section } from "./Section";
import { Ticks } from "./Ticks";
import { FindingWords } from "./findings";
import { edit, useDraft } from "./draft-store";
import { nextId } from "./goal-notation";
import { pick, usePicking } from "./picking";

const NONE: Goal[] = [];
const put = (goal: Goal[]) => edit({ sheet: { goal } });

export function addGoal(given: Partial<Goal>): void {
  const goals = useDraft.getState().sheet.goal ?? NONE;
  const goal: Goal = { id: nextId(goals, "g"), text: "", type: "assume", expect: "allow", ...given };
  put([...goals, goal]);
  pick({ kind: "goal", id: goal.id });
}

export function putGoal(changed: Goal, was: string): void {
  put((useDraft.getState().sheet.goal ?? NONE).map((each) => (each.id === was ? changed : each)));
}

export function GoalsSection() {
  const goals = useDraft((state) => state.sheet.goal) ?? NONE;
  return (
    <Section
      id="goals"
      title="Goals"
      words="Say who can and who cannot. At least one must not hold at the start, and at least one says who stays out. Click in the picture to choose."
    >
      <ol className="author-goals">
        {goals.map((goal, index) => (
          <GoalRow key={goal.id} goal={goal} index={index} goals={goals} />
        ))}
      </ol>
      <div className="author-add">
        <Button size="small" icon={<Plus size={14} />} disabled={goals.length >= 40} onClick={() => addGoal({ expect: "allow" })}>
          Somebody can…
        </Button>
        <Button size="small" icon={<Plus size={14} />} disabled={goals.length >= 40} onClick={() => addGoal({ expect: "deny", must_not: true })}>
          Somebody cannot…
        </Button>
      </div>
    </Section>
  );
}

function GoalRow({ goal, index, goals }: { goal: Goal; index: number; goals: Goal[] }) {
  const open = usePicking((state) => state.picking?.kind === "goal" && state.picking.id === goal.id);
  const place = `goal[${String(index)}]`;
  const move = (by: number) => {
    const others = goals.filter((each) => each !== goal);
    put([...others.slice(0, index + by), goal, ...others.slice(index + by)]);
  };
  return (
    <li className="author-goal" id={`goal-${String(index)}`} data-open={open || undefined}>
      <div className="author-goal-head">
        <button type="button" className="author-goal-title" aria-expanded={open} onClick={() => pick(open ? null : { kind: "goal", id: goal.id })}>
          {open ? <ChevronUp size={15} aria-hidden /> : <ChevronDown size={15} aria-hidden />}
          <span>{goal.text || "New goal"}</span>
          {goal.must_not && <Badge tone="danger">Must not</Badge>}
        </button>
        <Ticks id={goal.id} />
        <IconButton label="Move up" tone="quiet" size="small" disabled={index === 0} onClick={() => move(-1)}>
          <ArrowUp size={14} />
        </IconButton>
        <IconButton label="Move down" tone="quiet" size="small" disabled={index === goals.length - 1} onClick={() => move(1)}>
          <ArrowDown size={14} />
        </IconButton>
        <IconButton label="Delete this goal" tone="quiet" size="small" onClick={() => put(goals.filter((each) => each !== goal))}>
          <Trash2 size={14} />
        </IconButton>
      </div>
      {!open && <FindingWords part="exercise.toml" place={place} />}
      {open && <GoalForm goal={goal} place={place} onChange={(changed) => putGoal(changed, goal.id)} />}
    </li>
  );
}
