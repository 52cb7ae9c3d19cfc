/** Who else is here. A click follows their view, another one stops. */
import type { CSSProperties } from "react";

import "../../styles/others.css";
import { initials, plural } from "../../lib/words";
import { follow, hueOf, peopleHere, usePresence } from "../../model/presence";
import { Tooltip } from "../../ui/Tooltip";

const MOST = 4;

export function People() {
  const peers = usePresence((state) => state.peers);
  const following = usePresence((state) => state.following);
  const people = peopleHere(peers);
  if (people.length === 0) return null;
  return (
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
      {people.length > MOST && <span className="more">+{people.length - MOST}</span>}
    </span>
  );
}
