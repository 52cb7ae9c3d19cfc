/** Where a question comes from: its exercise, and why the pattern is the right one there. */
import { BookOpen } from "lucide-react";

import type { Judged } from "../../api/quiz";

export function LookUp({ judged: { exercise, title } }: { judged: Judged }) {
  if (exercise === "") return null;
  return (
    <a className="quiz-look-up" href={`/exercise/${encodeURIComponent(exercise)}/?why`} target="_blank" rel="noopener">
      <BookOpen size={14} aria-hidden /> {`Read why, and do it: ${title}`}
    </a>
  );
}
