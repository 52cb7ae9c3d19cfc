/** Live sessions across the room, those that end first on top, and those that ended since this page is open. */
import { KeyRound } from "lucide-react";

import { agoWords } from "../../lib/ago";
import { formatLeft } from "../../lib/time";
import { plural } from "../../lib/words";
import { useDashboard } from "../../model/dashboard";
import type { Standing } from "../../model/standings";
import { useTick } from "../../ui/Countdown";
import { EmptyState } from "../../ui/EmptyState";

const MOST_SHOWN = 200;

export function RoomSessions({ all }: { all: Standing[] }) {
  const ended = useDashboard((state) => state.ended);
  const now = useTick();
  const names = new Map(all.map(({ learner }) => [learner.id, learner.nickname]));
  const live = all
    .flatMap(({ learner, row }) => (row?.live ?? []).map((session) => ({ ...session, who: learner.nickname })))
    .toSorted((one, other) => Date.parse(one.ends_at ?? "9999") - Date.parse(other.ends_at ?? "9999"));
  const count = all.reduce((sum, { row }) => sum + (row?.sessions ?? 0), 0);
  if (count === 0 && ended.length === 0)
    return (
      <EmptyState icon={<KeyRound size={22} />} title="No live session in the room">
        As soon as somebody assumes a role, its session is here with the time until it ends.
      </EmptyState>
    );
  return (
    <div className="dash-sessions">
      <section>
        <h3>{plural(count, "live session")}</h3>
        <ul>
          {live.slice(0, MOST_SHOWN).map(({ id, role, who, ends_at }) => (
            <li key={id}>
              <b>{who}</b> <span>{role}</span>
              <time>{ends_at === null ? "Clock paused" : formatLeft((Date.parse(ends_at) - now) / 1000)}</time>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>Ended since you are here</h3>
        <ul>
          {ended.map(({ id, role, learner_id, at }) => (
            <li key={id} data-ended>
              <b>{names.get(learner_id)}</b> <span>{role}</span>
              <time>{agoWords(new Date(at).toISOString(), now)}</time>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
