/** A web identity signs in at its provider and gets a token; whoever holds it may ask for a role. */
import { LogIn } from "lucide-react";
import { useState } from "react";

import "../../styles/sessions.css";
import { type IssuedSession, signInAtProvider, type WebIdentityToken } from "../../api/sessions";
import { attempt } from "../../model/attempt";
import type { Identity } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { IssuedDialog } from "./IssuedDialog";
import { WebIdentityDialog } from "./WebIdentityDialog";

export function WebIdentityTokens({ identity }: { identity: Identity }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [token, setToken] = useState<WebIdentityToken | null>(null);
  const [issued, setIssued] = useState<IssuedSession | null>(null);
  const [busy, setBusy] = useState(false);
  const signIn = async () => {
    setBusy(true);
    const outcome = await attempt(() => signInAtProvider(sandbox, identity.id));
    setBusy(false);
    if (outcome.ok) setToken(outcome.value);
  };
  return (
    <section className="inspector-section">
      <h3>Web identity token</h3>
      <Button size="small" icon={<LogIn size={14} />} busy={busy} disabled={!mayEdit} onClick={() => void signIn()}>
        Sign in at the provider
      </Button>
      <p className="fine-print">
        The provider signs a token for {identity.name}. STS checks its signature, issuer, audience and end, then the
        role&apos;s trust policy.
      </p>
      {token && (
        <WebIdentityDialog
          identity={identity}
          token={token}
          onClose={() => setToken(null)}
          onIssued={(made) => {
            setToken(null);
            setIssued(made);
          }}
        />
      )}
      {issued && <IssuedDialog issued={issued} onClose={() => setIssued(null)} />}
    </section>
  );
}
