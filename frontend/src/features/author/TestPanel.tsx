/** Whether the exercise keeps its promises: every goal in every picture, and what is not right yet, with its place. */
import { Check, CircleCheck, CircleDashed, X } from "lucide-react";

import type { Finding, Picture } from "../../api/authored";
import { useDraft } from "./draft-store";
import { pick } from "./picking";
import { sectionOf, titleOf } from "./places";

export function TestPanel() {
  const review = useDraft((state) => state.whole?.review);
  const goals = useDraft((state) => state.sheet.goal) ?? [];
  const codes = useDraft((state) => state.mistakes).map((each) => each.code);
  const ready = useDraft((state) => state.whole?.ready ?? false);
  if (!review) return null;
  return (
    <section className="author-test" aria-labelledby="test-title">
      <h2 id="test-title">Test</h2>
      {goals.length > 0 && (
        <div className="author-matrix" role="region" aria-label="Goals in each picture" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Goal</th>
                {review.pictures.map((picture) => (
                  <th key={picture.code} scope="col" title={picture.code}>
                    {titleOf(picture.code, codes)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {goals.map((goal) => (
                <tr key={goal.id}>
                  <th scope="row">{goal.text || goal.id}</th>
                  {review.pictures.map((picture) => (
                    <Cell key={picture.code} picture={picture} goal={goal.id} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {ready ? (
        <p className="author-ready">
          <CircleCheck size={16} aria-hidden /> The start fails a goal, the solution meets all, each mistake breaks what it names. It can be published.
        </p>
      ) : (
        <ul className="author-todo" aria-label="What is left to do">
          {review.findings.map((finding) => (
            <Todo key={`${finding.part}${finding.place}${finding.message}`} finding={finding} codes={codes} />
          ))}
          {review.pictures.map((picture) => (
            <Promised key={picture.code} picture={picture} codes={codes} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Cell({ picture, goal }: { picture: Picture; goal: string }) {
  const mark = picture.goals?.find((each) => each.id === goal);
  const words = mark ? (mark.met ? "met" : "not met") : "not marked yet";
  return (
    <td data-met={mark?.met} title={mark && !mark.met ? mark.why : undefined}>
      {mark ? mark.met ? <Check size={14} aria-hidden /> : <X size={14} aria-hidden /> : <CircleDashed size={14} aria-hidden />}
      <span className="sr-only">{words}</span>
    </td>
  );
}

function Promised({ picture, codes }: { picture: Picture; codes: string[] }) {
  const words = picture.drawn ? picture.complaint : "This picture is not drawn yet.";
  if (!words) return null;
  return (
    <li>
      <a href={`#picture-${picture.code}`}>{titleOf(picture.code, codes)}</a> {words}
    </li>
  );
}

function Todo({ finding, codes }: { finding: Finding; codes: string[] }) {
  const { words, href, goal } = sectionOf(finding, codes);
  const goals = useDraft((state) => state.sheet.goal) ?? [];
  const open = () => {
    const chosen = goal === null ? undefined : goals[goal];
    if (chosen) pick({ kind: "goal", id: chosen.id });
  };
  return (
    <li>
      <a href={href} onClick={open}>
        {words}
      </a>{" "}
      {finding.message} {finding.hint}
    </li>
  );
}
