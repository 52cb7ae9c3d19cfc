/** The same again: whatever gave a session is asked once more, by the same caller and with the same parameters. */
import { useState } from "react";

import { assumeAgain, type IssuedSession } from "../../api/sessions";
import { attempt } from "../../model/attempt";
import type { RoleSession } from "../../model/canvas";
import { usePlayground } from "../../model/store";

/** In: what to do with the new credentials, and when a new MFA code or another reason has to be asked for first. */
export function useAgain(
  session: RoleSession,
  onIssued: (issued: IssuedSession) => void,
  onCodeNeeded: (session: RoleSession) => void,
) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [busy, setBusy] = useState(false);
  const again = async () => {
    if (session.mfa || session.reason !== "") {
      onCodeNeeded(session);
      return;
    }
    setBusy(true);
    const outcome = await attempt(() => assumeAgain(sandbox, session.id));
    setBusy(false);
    if (outcome.ok) onIssued(outcome.value);
  };
  return { busy, again: () => void again() };
}
