/** Sessions of a role, live ones first: time left, assume again, revoke, dismiss. */
import { Clock3, KeyRound, RotateCw, Send, X } from "lucide-react";
import { useMemo, useState } from "react";

import "../../styles/sessions.css";
import { type IssuedSession, assumeAgain, dismissSession } from "../../api/sessions";
import { attempt } from "../../model/attempt";
import type { RoleSession } from "../../model/canvas";
import { isLive, sessionsBetween, sessionsOfRole } from "../../model/selectors";
import { askWhy } from "../../model/spotlight";
import { openDialog, usePlayground } from "../../model/store";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { Ring, useTimeLeft } from "../../ui/Countdown";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { CredentialCard } from "./CredentialCard";
import { DismissAll, Revoke } from "./ListActions";
import { endWords, inOrder, isOver, stateWords } from "./session-words";

interface Props {
  roleId: string;
  /** Only those of this caller, for the pill on one line. */
  callerId?: string;
}

export function SessionList({ roleId, callerId }: Props) {
  const canvas = usePlayground((state) => state.canvas);
  const [issued, setIssued] = useState<IssuedSession | null>(null);
  const sessions = useMemo(() => {
    if (!canvas) return [];
    return inOrder(callerId ? sessionsBetween(canvas, callerId, roleId) : sessionsOfRole(canvas, roleId));
  }, [canvas, roleId, callerId]);
  if (sessions.length === 0) return <NoSessions roleId={roleId} />;
  const ended = sessions.filter(isOver);
  return (
    <>
      <ul className="session-list">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onIssued={setIssued} />
        ))}
      </ul>
      {callerId === undefined && sessions.some(isLive) && <Revoke roleId={roleId} />}
      {ended.length > 1 && <DismissAll sessions={ended} />}
      {issued && (
        <Dialog
          title={`${issued.session.session_name} wears ${issued.session.role_name} again`}
          description="New temporary credentials, made by the same caller with the same values."
          onClose={() => setIssued(null)}
        >
          <CredentialCard issued={issued} onUse={() => setIssued(null)} />
        </Dialog>
      )}
    </>
  );
}

function NoSessions({ roleId }: { roleId: string }) {
  return (
    <EmptyState
      icon={<KeyRound size={22} />}
      title="Nobody wears this role now"
      action={
        <Button icon={<KeyRound size={15} />} onClick={() => openDialog({ kind: "assume", roleId })}>
          Assume role
        </Button>
      }
    >
      Whoever the trust policy names can assume it. Each one gets temporary credentials, and many may wear it at once.
    </EmptyState>
  );
}

function SessionRow({ session, onIssued }: { session: RoleSession; onIssued: (issued: IssuedSession) => void }) {
  return session.state === "active" ? (
    <LiveRow session={session} />
  ) : (
    <EndedRow session={session} onIssued={onIssued} />
  );
}

function LiveRow({ session }: { session: RoleSession }) {
  const clock = usePlayground((state) => state.canvas!.sandbox.clock);
  const left = useTimeLeft(session.expiration, session.duration, clock);
  const tone = left.stage === "live" ? "live" : left.stage;
  return (
    <li className="session-row">
      <Ring fraction={left.fraction} tone={tone} size={30}>
        <KeyRound size={12} strokeWidth={2.4} />
      </Ring>
      <div className="session-words">
        <strong>{session.session_name}</strong>
        <span>{endWords(session, left.stage)}</span>
      </div>
      <time className={`countdown countdown-${left.stage}`} aria-label={`${left.text} left`}>
        {left.text}
      </time>
      <IconButton
        label={`Make a request as ${session.session_name}`}
        size="small"
        tone="quiet"
        onClick={() => askWhy({ caller: { kind: "session", id: session.id } })}
      >
        <Send size={14} />
      </IconButton>
    </li>
  );
}

function EndedRow({ session, onIssued }: { session: RoleSession; onIssued: (issued: IssuedSession) => void }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    const outcome = await attempt(() => assumeAgain(sandbox, session.id));
    setBusy(false);
    if (outcome.ok) onIssued(outcome.value);
  };
  const revoked = session.state === "revoked";
  return (
    <li className="session-row" data-ended>
      <Ring fraction={0} tone={revoked ? "revoked" : "over"} size={30}>
        <Clock3 size={13} />
      </Ring>
      <div className="session-words">
        <strong>{session.session_name}</strong>
        <span>{endWords(session, "over")}</span>
      </div>
      <Badge tone={revoked ? "danger" : "grey"}>{stateWords[session.state]}</Badge>
      <IconButton
        label={`Assume again as ${session.session_name}`}
        size="small"
        busy={busy}
        onClick={() => void again()}
      >
        <RotateCw size={14} />
      </IconButton>
      {isOver(session) && (
        <IconButton
          label={`Dismiss ${session.session_name}`}
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
