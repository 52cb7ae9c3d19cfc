/** The best of each finished exercise: kept for the person, also when the sandbox is gone. */
import type { ExerciseCard, Progress } from "../../api/workshop";
import { plural } from "../../lib/words";
import { spentWords } from "./spent-words";

export function BestList({ finished, exercises }: { finished: Progress[]; exercises: ExerciseCard[] }) {
  const best = new Map(finished.map((each) => [each.exercise, each]));
  const rows = exercises.flatMap((card) => {
    const mine = best.get(card.slug);
    return mine ? [{ card, mine }] : [];
  });
  return (
    <section aria-labelledby="best">
      <h2 id="best">My best of each exercise</h2>
      <table className="best">
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">Points</th>
            <th scope="col">Time</th>
            <th scope="col">Hints</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ card, mine }) => (
            <tr key={card.slug}>
              <th scope="row">{card.title}</th>
              <td>{mine.score}</td>
              <td>{spentWords(mine.seconds ?? 0)}</td>
              <td>{mine.hints ? plural(mine.hints, "hint") : "none"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
