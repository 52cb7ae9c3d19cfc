/** One learner: what is met, what keeps them, and the way to their canvas. */
import { Check, Circle, Eye, X } from "lucide-react";
import type { ReactNode } from "react";

import { sandboxAddress } from "../../lib/page";
import { agoWords } from "../../lib/ago";
import { plural } from "../../lib/words";
import { useDashboard } from "../../model/dashboard";
import { reasonWords } from "../../model/reason-words";
import type { Standing } from "../../model/standings";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/Button";
import { LearnerHelp } from "./LearnerHelp";
import { stillWords } from "./words";

interface Props {
  each: Standing;
  now: number;
  /** What else can be done for this learner. */
  ways: ReactNode;
  onClose: () => void;
}

export function LearnerPanel({ each, now, ways, onClose }: Props) {
  const { learner, row, here } = each;
  const goals = useDashboard((state) => state.goals);
  const known = useDashboard((state) => state.mistakes);
  return (
    <aside className="dash-learner" aria-labelledby="dash-learner-name">
      <header>
        <h2 id="dash-learner-name">{learner.nickname}</h2>
        <IconButton label="Close" tone="quiet" size="small" onClick={onClose}>
          <X size={15} />
        </IconButton>
      </header>
      <p className="dash-learner-state">
        <Badge tone={here ? "live" : "grey"}>{here ? "Here" : "Offline"}</Badge>
        {!here && <span>last seen {agoWords(learner.last_seen, now)}</span>}
        <span>{stillWords(each, now)}</span>
        {row && row.hints > 0 && <span>{plural(row.hints, "hint")}</span>}
        {row && row.sessions > 0 && <span>{plural(row.sessions, "live session")}</span>}
      </p>
      {row === null ? (
        <p>Nothing is drawn yet: this learner has not opened the exercise.</p>
      ) : (
        <>
          <LearnerHelp each={each} now={now} />
          <a className="btn" href={sandboxAddress(row.sandbox)} target="_blank" rel="noopener">
            <Eye size={15} aria-hidden /> Look over the shoulder
          </a>
          <p className="dash-aside">You only look, and {learner.nickname} sees that you do.</p>
          {ways}
          <ol className="dash-goals">
            {goals.map((goal, index) => (
              <li key={goal.id} data-met={row.met[index] ?? undefined}>
                {row.met[index] ? <Check size={15} aria-label="Met" /> : <Circle size={12} aria-label="Not met" />}
                <span>
                  {goal.text}
                  {row.met[index] === false && row.reasons[index] && <small>{reasonWords(row.reasons[index])}</small>}
                </span>
              </li>
            ))}
          </ol>
          {known
            .filter(({ code }) => row.mistakes.includes(code))
            .map(({ code, feedback }) => (
              <p key={code} className="dash-mistake">
                {feedback}
              </p>
            ))}
        </>
      )}
    </aside>
  );
}
