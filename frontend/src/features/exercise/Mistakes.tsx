/** Known wrong turns that this picture shows: what happens because of them, and which goals they cost. */
import { TriangleAlert } from "lucide-react";

import type { GoalShape, MistakeShape } from "../../live/events.gen";
import { spoiltBy } from "./goal-words";

export function Mistakes({ mistakes, goals }: { mistakes: MistakeShape[]; goals: GoalShape[] }) {
  if (mistakes.length === 0) return null;
  return (
    <ul className="mistakes" aria-label="Remarks on your picture">
      {mistakes.map((mistake) => (
        <li key={mistake.code}>
          <TriangleAlert size={15} aria-hidden />
          <div>
            <p>{mistake.feedback}</p>
            <p className="mistake-goals">
              {spoiltBy(mistake, goals)
                .map((goal) => goal.text)
                .join(" · ")}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
