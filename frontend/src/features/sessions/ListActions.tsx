/** What can be done to a role's sessions together: revoke the live ones, dismiss those that ended. */
import { Ban } from "lucide-react";
import { useState } from "react";

import { dismissSession, revokeSessions } from "../../api/sessions";
import { attempt } from "../../model/attempt";
import type { RoleSession } from "../../model/canvas";
import { announce, showToast, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { revokedWords } from "./session-words";

/** Whatever of this role was issued before now is denied from now on. */
export function RevokeButton({ roleId, label, size }: { roleId: string; label: string; size?: "small" }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [busy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    const outcome = await attempt(() => revokeSessions(sandbox, roleId));
    setBusy(false);
    if (!outcome.ok) return;
    const words = revokedWords(outcome.value);
    showToast({ tone: "success", ...words });
    announce(words.title);
  };
  return (
    <Button tone="danger" size={size} icon={<Ban size={14} />} busy={busy} onClick={() => void revoke()}>
      {label}
    </Button>
  );
}

export function Revoke({ roleId }: { roleId: string }) {
  return (
    <div className="revoke-sessions">
      <RevokeButton roleId={roleId} label="Revoke active sessions" size="small" />
      <p>
        Writes the policy AWSRevokeOlderSessions into the role: what was issued before now is denied everything. Whoever
        assumes the role after that is not concerned.
      </p>
    </div>
  );
}

export function DismissAll({ sessions }: { sessions: RoleSession[] }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const dismiss = () =>
    attempt(async () => {
      for (const session of sessions) await dismissSession(sandbox, session.id);
    });
  return (
    <Button tone="quiet" size="small" className="dismiss-all" onClick={() => void dismiss()}>
      Dismiss all {sessions.length} that ended
    </Button>
  );
}
