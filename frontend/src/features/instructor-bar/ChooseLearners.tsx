/** Some of the learners, however many there are: found by name, only those in sight are drawn. */
import { Check } from "lucide-react";
import { useState } from "react";

import { fits } from "../../lib/fits";
import { plural, series } from "../../lib/words";
import type { LearnerShape } from "../../live/events.gen";
import { LongList } from "../../ui/LongList";
import { Search } from "../../ui/Search";

const FEW = 8; // found at a glance
const MOST_NAMED = 4;

interface Props {
  learners: readonly LearnerShape[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

export function ChooseLearners({ learners, chosen, onChoose }: Props) {
  const [text, setText] = useState("");
  if (learners.length === 0) return <p>Nobody is in yet.</p>;
  const sorted = learners.toSorted((one, other) => one.nickname.localeCompare(other.nickname));
  const found = sorted.filter(({ nickname }) => fits(text, nickname));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <div className="bar-choose" role="group" aria-label="Chosen learners">
      <p role="status">{wordsFor(sorted.filter(({ id }) => chosen.has(id)))}</p>
      {learners.length > FEW && <Search label="Search the learners" text={text} found={found.length} onType={setText} />}
      {found.length === 0 ? (
        <p>Nobody has such a name.</p>
      ) : (
        <LongList label="Learners" rows={found} keyOf={({ id }) => id}>
          {({ id, nickname }, tabIndex) => (
            <button type="button" role="checkbox" className="bar-learner" aria-checked={chosen.has(id)} tabIndex={tabIndex} onClick={() => toggle(id)}>
              <span aria-hidden>{chosen.has(id) && <Check size={13} />}</span>
              {nickname}
            </button>
          )}
        </LongList>
      )}
    </div>
  );
}

/** Who it goes to, also those whom the search does not show. */
function wordsFor(chosen: LearnerShape[]): string {
  const names = chosen.map(({ nickname }) => nickname);
  if (names.length === 0) return "Nobody is chosen yet.";
  return names.length <= MOST_NAMED ? `To ${series(names)}` : `To ${names.slice(0, MOST_NAMED).join(", ")} and ${plural(names.length - MOST_NAMED, "more", "more")}`;
}
