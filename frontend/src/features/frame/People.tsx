/** Who else is here. A click follows their view, another one stops. */
import { Eye } from "lucide-react";
import type { CSSProperties } from "react";

import "../../styles/others.css";
import type { Actor } from "../../live/events.gen";
import { initials, plural, series } from "../../lib/words";
import { follow, hueOf, type Peer, peopleHere, usePresence } from "../../model/presence";
import { useClass } from "../../model/supervision";
import { Menu } from "../../ui/Menu";
import { Tooltip } from "../../ui/Tooltip";

const MOST = 4;

export function People() {
  const peers = usePresence((state) => state.peers);
  const following = usePresence((state) => state.following);
  const people = peopleHere(peers);
  const learning = useClass();
  if (people.length === 0) return learning && <Instructors people={learning.people} />;
  return (
    <>
      {learning && <Instructors people={learning.people} />}
      <span className="people" role="group" aria-label={`${plural(people.length, "other person", "other people")} here`}>
        {people.slice(0, MOST).map(({ peer, id, name, mayEdit }) => {
          const followed = following === peer;
          const does = followed ? `Stop following ${name}` : `Follow ${name}`;
          return (
            <Tooltip key={id} text={mayEdit ? does : `${does} (looks only)`}>
              <button
                type="button"
                className="peer"
                aria-pressed={followed}
                aria-label={does}
                style={{ "--person": `var(--hue-${String(hueOf(id))})` } as CSSProperties}
                onClick={() => follow(followed ? null : peer)}
              >
                {initials(name)}
              </button>
            </Tooltip>
          );
        })}
        {people.length > MOST && <More people={people.slice(MOST)} following={following} />}
      </span>
    </>
  );
}

/** Who may look on at any time, whether they are here or not. */
function Instructors({ people }: { people: Actor[] }) {
  if (people.length === 0) return null;
  const names = series(people.map(({ name }) => name));
  const words = people.length === 1 ? `Your instructor ${names} can look on` : `Your instructors ${names} can look on`;
  return (
    <Menu
      label="Who can look on"
      items={[]}
      note={`${words}. You see here when they do. They draw only where you let them.`}
      trigger={
        <button type="button" className="onlookers" aria-label={words}>
          <Eye size={14} aria-hidden />
        </button>
      }
    />
  );
}

/** Those for whom there is no room: a menu that follows them just as well. */
function More({ people, following }: { people: Peer[]; following: string | null }) {
  return (
    <Menu
      label={`${plural(people.length, "more person", "more people")}`}
      align="end"
      trigger={
        <button type="button" className="more" aria-label={`Follow one of ${plural(people.length, "more person", "more people")}`}>
          +{people.length}
        </button>
      }
      items={people.map(({ peer, name, mayEdit }) => ({
        label: mayEdit ? name : `${name} (looks only)`,
        checked: following === peer,
        run: () => follow(following === peer ? null : peer),
      }))}
    />
  );
}
