/** One row a session: its time left, a request as it, the same again, off the canvas. */
import { Clock3, KeyRound, RotateCw, Send, X } from "lucide-react";
import { type IssuedSession, dismissSession } from "../../api/sessions";
import { attempt } from "../../model/attempt";
import type { RoleSession } from "../../model/canvas";
import { askWhy } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/Button";
import { Ring, useTimeLeft } from "../../ui/Countdown";
import { useAgain } from "./use-again";
import { againWords, endWords, isOver, nameOf, stateWords } from "./session-words";

interface Props {
  sessions: RoleSession[];
  onIssued: (issued: IssuedSession) => void;
  /** The same again needs a new MFA code: ask for it. */
  onCodeNeeded: (session: RoleSession) => void;
}

export function SessionRows({ sessions, ...said }: Props) {
  return (
    <ul className="session-list">
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} {...said} />
      ))}
    </ul>
  );
}

type RowProps = Omit<Props, "sessions"> & { session: RoleSession };

function SessionRow(props: RowProps) {
  return props.session.state === "active" ? <LiveRow {...props} /> : <EndedRow {...props} />;
}

function LiveRow({ session, ...asked }: RowProps) {
  const clock = usePlayground((state) => state.canvas!.sandbox.clock);
  const left = useTimeLeft(session.expiration, session.duration, clock);
  const tone = left.stage === "live" ? "live" : left.stage;
  return (
    <li className="session-row">
      <Ring fraction={left.fraction} tone={tone} size={30}>
        <KeyRound size={12} strokeWidth={2.4} />
      </Ring>
      <div className="session-words">
        <strong>{nameOf(session)}</strong>
        <span>{endWords(session, left.stage)}</span>
      </div>
      <time className={`countdown countdown-${left.stage}`} aria-label={`${left.text} left`}>
        {left.text}
      </time>
      {!session.renews && <Again session={session} {...asked} />}
      <UseIt session={session} />
    </li>
  );
}

function EndedRow({ session, ...asked }: RowProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const revoked = session.state === "revoked";
  return (
    <li className="session-row" data-ended>
      <Ring fraction={0} tone={revoked ? "revoked" : "over"} size={30}>
        <Clock3 size={13} />
      </Ring>
      <div className="session-words">
        <strong>{nameOf(session)}</strong>
        <span>{endWords(session, "over")}</span>
      </div>
      <Badge tone={revoked ? "danger" : "grey"}>{stateWords[session.state]}</Badge>
      <Again session={session} {...asked} />
      {revoked && <UseIt session={session} />}
      {isOver(session) && (
        <IconButton
          label={`Dismiss ${nameOf(session)}`}
          size="small"
          tone="quiet"
          onClick={() => void attempt(() => dismissSession(sandbox, session.id))}
        >
          <X size={14} />
        </IconButton>
      )}
    </li>
  );
}

function Again({ session, onIssued, onCodeNeeded }: RowProps) {
  const { busy, again } = useAgain(session, onIssued, onCodeNeeded);
  const resource = usePlayground(({ canvas }) => canvas?.resources.some((one) => one.id === session.caller_id));
  if (resource) return null; // its service gives it new ones
  return (
    <IconButton label={againWords(session)} size="small" tone="quiet" busy={busy} onClick={again}>
      <RotateCw size={14} />
    </IconButton>
  );
}

/** A revoked session's credentials are valid still: a request shows who denies them. */
function UseIt({ session }: { session: RoleSession }) {
  return (
    <IconButton
      label={`Make a request as ${nameOf(session)}`}
      size="small"
      tone="quiet"
      onClick={() => askWhy({ caller: { kind: "session", id: session.id } })}
    >
      <Send size={14} />
    </IconButton>
  );
}
