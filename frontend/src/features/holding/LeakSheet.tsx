/** Leaked credentials in a learner's hands: what they are, what one tries with them, and why that works no more. */
import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";

import "../../styles/poll.css";
import "../../styles/leak.css";
import { loadLeaked } from "../../api/holding";
import type { ControlShape } from "../../live/events.gen";
import { secondsTo } from "../../model/controls";
import { IconButton } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { useTick } from "../../ui/Countdown";
import { whoHolds } from "../instructor-bar/who";
import { TryForm } from "./TryForm";
import { useFreeFocus } from "./free-focus";

interface Props {
  workshop: string;
  control: ControlShape;
  onAside: () => void;
}

export function LeakSheet({ workshop, control, onAside }: Props) {
  const heading = useFreeFocus<HTMLHeadingElement>();
  const by = whoHolds(control);
  const over = control.ended_at !== null;
  return (
    <section className="poll-sheet leak-sheet" aria-labelledby={control.id}>
      <header>
        <p>{over ? `${by} has taken the leaked credentials away` : `${by} has leaked credentials to all of you`}</p>
        <IconButton label={over ? "Close" : "Put it aside"} tone="quiet" size="small" onClick={onAside}>
          <ChevronDown size={16} />
        </IconButton>
      </header>
      <div className="poll-body">
        <h2 id={control.id} ref={heading} tabIndex={-1}>{`Somebody lost a session of the role ${control.words}`}</h2>
        <Standing control={control} by={by} />
        {!over && <Keys workshop={workshop} control={control} />}
        {!over && <TryForm key={control.id} workshop={workshop} control={control} />}
      </div>
    </section>
  );
}

/** Whether they work, and why not. */
function Standing({ control, by }: { control: ControlShape; by: string }) {
  const now = useTick();
  const left = control.ends_at === null ? null : secondsTo(control.ends_at, now);
  const state = control.ended_at !== null ? "over" : control.revoked ? "revoked" : left === 0 ? "expired" : "live";
  const words = {
    over: "It is over: the role, and whatever was done with it, stay where they are.",
    revoked: `${by} has revoked the role’s sessions: whatever was issued before is denied by an explicit Deny, although it has not expired. Nobody can call a token back; one can only refuse it.`,
    expired: "They have expired: AWS refuses a token after its time, wherever it lies.",
    live: "Whoever holds these three is the role, until they expire or somebody revokes them. No password is asked for.",
  };
  return (
    <div role="status" className="leak-state" data-state={state}>
      <strong>{{ over: "Ended", revoked: "Revoked", expired: "Expired", live: "They work" }[state]}</strong>
      <p>{words[state]}</p>
      {state === "live" && left !== null && <time>{clockOf(left)}</time>}
    </div>
  );
}

const clockOf = (seconds: number): string => `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;

function Keys({ workshop, control }: { workshop: string; control: ControlShape }) {
  const leaked = useQuery({ queryKey: ["leaked", control.id, control.link], queryFn: () => loadLeaked(workshop) });
  if (!leaked.data) return null;
  const rows: [string, string][] = [
    ["AWS_ACCESS_KEY_ID", leaked.data.access_key_id],
    ["AWS_SECRET_ACCESS_KEY", leaked.data.secret_access_key],
    ["AWS_SESSION_TOKEN", leaked.data.session_token],
  ];
  return (
    <dl className="leak-keys">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{value}</code>
            <CopyButton text={value} label={`Copy ${name}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
