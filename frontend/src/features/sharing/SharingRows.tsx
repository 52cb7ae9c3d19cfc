/** One link, one person; what ends somebody's access is asked a second time where it stands. */
import { Eye, Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";

import type { Member, ShareLink } from "../../api/sharing";
import { agoWords } from "../../lib/ago";
import { initials, plural } from "../../lib/words";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";

interface LinkRowProps {
  link: ShareLink;
  people: number;
  onRevoke: () => void;
}

export function LinkRow({ link, people, onRevoke }: LinkRowProps) {
  const [now] = useState(() => Date.now());
  const used = people === 0 ? "nobody came by it yet" : `${plural(people, "person", "people")} came by it`;
  return (
    <li className="sharing-row">
      <span className="sharing-sign" aria-hidden>
        {link.access === "edit" ? <Pencil size={14} /> : <Eye size={14} />}
      </span>
      <span className="sharing-words">
        <strong>{link.name}</strong>
        <span>
          {agoWords(link.created_at, now)} · {used}
        </span>
      </span>
      <AccessBadge access={link.access} />
      <Ending label={`Revoke ${link.name}`} word="Revoke" asks="Whoever came by it is out at once." onEnd={onRevoke} />
    </li>
  );
}

interface PersonRowProps {
  person: Member;
  /** The name of the link they came by. */
  by: string | undefined;
  onRemove: () => void;
}

export function PersonRow({ person, by, onRemove }: PersonRowProps) {
  return (
    <li className="sharing-row">
      <span className="person" aria-hidden>
        {initials(person.name)}
      </span>
      <span className="sharing-words">
        <strong>{person.name}</strong>
        <span>{by ? `came by ${by}` : "was let in by you"}</span>
      </span>
      <AccessBadge access={person.access} />
      <Ending
        label={`Remove ${person.name}`}
        word="Remove"
        asks="Their page ends at once; the link they came by still works."
        onEnd={onRemove}
      />
    </li>
  );
}

const AccessBadge = ({ access }: { access: string }): ReactNode => (
  <Badge tone={access === "edit" ? "accent" : "grey"}>{access === "edit" ? "May draw" : "May look"}</Badge>
);

interface EndingProps {
  label: string;
  word: string;
  asks: string;
  onEnd: () => void;
}

function Ending({ label, word, asks, onEnd }: EndingProps) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button size="small" tone="quiet" aria-label={label} onClick={() => setAsked(true)}>
        {word}
      </Button>
    );
  return (
    <span className="sharing-ask" role="group" aria-label={label}>
      <span>{asks}</span>
      <Button size="small" onClick={() => setAsked(false)}>
        Keep
      </Button>
      <Button size="small" tone="danger" autoFocus onClick={onEnd}>
        {word}
      </Button>
    </span>
  );
}
