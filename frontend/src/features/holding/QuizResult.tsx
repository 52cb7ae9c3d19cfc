/** How the questions of a series went, for those who teach: hardest first is what one talks about next. */
import { useQuery } from "@tanstack/react-query";
import type { CSSProperties } from "react";

import { loadQuizResult } from "../../api/holding";
import { plural } from "../../lib/words";
import { Problem } from "../../model/Problem";
import { percent } from "./PollOptions";

export function QuizResult({ workshop, revision }: { workshop: string; revision: number }) {
  const { data, error } = useQuery({
    queryKey: ["quiz-result", workshop, revision],
    queryFn: () => loadQuizResult(workshop),
  });
  if (error) return <Problem error={error} />;
  if (!data) return null;
  const answers = data.questions.reduce((sum, { answered }) => sum + answered, 0);
  const right = data.questions.reduce((sum, each) => sum + each.right, 0);
  return (
    <section className="poll-now" aria-label="Result">
      {data.questions.length === 0 ? (
        <h2>No answer was told, so nothing is counted.</h2>
      ) : (
        <>
          <h2>
            {answers > 0 ? `${percent(right / answers)} of all answers were right.` : "Nobody has answered."}
          </h2>
          <p className="poll-answered">
            {plural(data.learners, "learner")} answered {plural(data.questions.length, "question")}.
          </p>
          <ol className="poll-results">
            {data.questions.map(({ text, right: count, answered }, index) => (
              <li key={index}>
                <b>{index + 1}</b>
                <span>{text}</span>
                <i aria-hidden style={{ "--share": answered > 0 ? count / answered : 0 } as CSSProperties} />
                <small>
                  {count} of {answered} right
                </small>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
