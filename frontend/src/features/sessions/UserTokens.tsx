/** What a user has without any role: session tokens of its own, and federated users that it let in. */
import { KeyRound, UserPlus } from "lucide-react";
import { useMemo, useState } from "react";

import "../../styles/sessions.css";
import type { IssuedSession } from "../../api/sessions";
import type { Identity } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { SessionRows } from "./SessionRows";
import { TokenDialog, type TokenKind } from "./TokenDialog";
import { IssuedDialog } from "./IssuedDialog";
import { inOrder } from "./session-words";

export function UserTokens({ user }: { user: Identity }) {
  const all = usePlayground((state) => state.canvas?.sessions);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [asking, setAsking] = useState<TokenKind | null>(null);
  const [issued, setIssued] = useState<IssuedSession | null>(null);
  const own = useMemo(
    () => inOrder((all ?? []).filter((one) => one.kind !== "role" && one.caller_id === user.id)),
    [all, user.id],
  );
  return (
    <section className="inspector-section">
      <h3>Temporary credentials</h3>
      {own.length > 0 && <SessionRows sessions={own} onIssued={setIssued} onCodeNeeded={() => setAsking("session")} />}
      <div className="token-actions">
        <Button size="small" icon={<KeyRound size={14} />} disabled={!mayEdit} onClick={() => setAsking("session")}>
          Get session token
        </Button>
        <Button size="small" icon={<UserPlus size={14} />} disabled={!mayEdit} onClick={() => setAsking("federated")}>
          Let somebody in
        </Button>
      </div>
      <p className="fine-print">
        The same user with an end, and with MFA where a code was given; or a federated user, who may do what both this
        user and a session policy allow.
      </p>
      {asking && (
        <TokenDialog
          kind={asking}
          user={user}
          onClose={() => setAsking(null)}
          onIssued={(made) => {
            setAsking(null);
            setIssued(made);
          }}
        />
      )}
      {issued && <IssuedDialog issued={issued} onClose={() => setIssued(null)} />}
    </section>
  );
}
