/** What several get wrong, grouped by the mistake that the exercise knows, or by the reason that decided. */
import { PartyPopper } from "lucide-react";

import { plural } from "../../lib/words";
import { useDashboard } from "../../model/dashboard";
import { reasonWords } from "../../model/reason-words";
import { commonMistakes, type Standing } from "../../model/standings";
import { EmptyState } from "../../ui/EmptyState";

export function Mistakes({ all, onChoose }: { all: Standing[]; onChoose: (learner: string) => void }) {
  const goals = useDashboard((state) => state.goals);
  const known = useDashboard((state) => state.mistakes);
  const groups = commonMistakes(all);
  if (groups.length === 0)
    return (
      <EmptyState icon={<PartyPopper size={22} />} title="Nothing keeps anybody right now">
        Known mistakes, and reasons for which goals are not met, are gathered here with the names behind each.
      </EmptyState>
    );
  return (
    <ul className="dash-groups" aria-label="Common mistakes">
      {groups.map(({ key, mistake, reason, goal, who }) => (
        <li key={key}>
          <h3>
            {mistake === "" ? reasonWords(reason) : (known.find(({ code }) => code === mistake)?.feedback ?? mistake)}
          </h3>
          <p className="dash-aside">
            {plural(who.length, "learner")}
            {goal >= 0 && <span> · {goals[goal]?.text}</span>}
          </p>
          <p className="dash-names">
            {who.map(({ learner }) => (
              <button key={learner.id} type="button" className="btn btn-small" onClick={() => onChoose(learner.id)}>
                {learner.nickname}
              </button>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
