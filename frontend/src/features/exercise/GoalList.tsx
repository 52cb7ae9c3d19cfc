/** The goals of an exercise as the engine last marked them. Nothing here ever ticks a goal by itself. */
import { Ban, Check, Circle, Target } from "lucide-react";

import type { GoalShape } from "../../live/events.gen";
import { goalsInOrder } from "./goal-words";

export function GoalList({ goals }: { goals: GoalShape[] }) {
  const { wanted, forbidden } = goalsInOrder(goals);
  return (
    <div className="goal-list">
      <h3>
        <Target size={14} aria-hidden /> Make these true
      </h3>
      <ul>
        {wanted.map((goal) => (
          <Goal key={goal.id} goal={goal} />
        ))}
      </ul>
      {forbidden.length > 0 && (
        <>
          <h3>
            <Ban size={13} aria-hidden /> Keep these impossible
          </h3>
          <ul>
            {forbidden.map((goal) => (
              <Goal key={goal.id} goal={goal} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const STATE_WORDS = { true: "Met", false: "Not yet", null: "Not marked yet" } as const;

function Goal({ goal }: { goal: GoalShape }) {
  return (
    <li className="goal" data-met={goal.met ?? undefined} data-must-not={goal.must_not || undefined}>
      <span className="goal-mark" aria-hidden>
        {goal.met ? <Check size={13} strokeWidth={3.2} /> : <Circle size={8} />}
      </span>
      <div>
        <p className="goal-text">
          <span className="sr-only">{STATE_WORDS[`${goal.met}`]}: </span>
          {goal.text}
        </p>
        {goal.met === false && goal.why && <p className="goal-why">{goal.why}</p>}
      </div>
    </li>
  );
}
