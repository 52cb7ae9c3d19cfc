/** Sessions of a role, live ones first: time left, assume again, revoke, dismiss. */
import { KeyRound } from "lucide-react";
import { useMemo, useState } from "react";

import "../../styles/sessions.css";
import type { IssuedSession } from "../../api/sessions";
import { isLive, sessionsBetween, sessionsOfRole } from "../../model/selectors";
import { openDialog, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { IssuedDialog } from "./IssuedDialog";
import { DismissAll, Revoke } from "./ListActions";
import { SessionRows } from "./SessionRows";
import { inOrder, isOver } from "./session-words";

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
  // Credentials may be in use that are not drawn here, stolen ones above all: they can be revoked at any time.
  if (sessions.length === 0)
    return (
      <>
        <NoSessions roleId={roleId} />
        {callerId === undefined && <Revoke roleId={roleId} />}
      </>
    );
  const ended = sessions.filter(isOver);
  return (
    <>
      <SessionRows
        sessions={sessions}
        onIssued={setIssued}
        onCodeNeeded={(session) => openDialog({ kind: "assume", roleId, callerId: session.caller_id ?? undefined })}
      />
      {callerId === undefined && sessions.some(isLive) && <Revoke roleId={roleId} />}
      {ended.length > 1 && <DismissAll sessions={ended} />}
      {issued && <IssuedDialog issued={issued} onClose={() => setIssued(null)} />}
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
