/** Somebody of a SAML provider signs in there and gets an assertion; the browser brings it to STS within five minutes. */
import { LogIn } from "lucide-react";
import { useState } from "react";

import "../../styles/sessions.css";
import { type SamlAssertion, signInWithSaml } from "../../api/saml";
import type { IssuedSession } from "../../api/sessions";
import { attempt } from "../../model/attempt";
import type { Identity } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { IssuedDialog } from "./IssuedDialog";
import { SamlDialog } from "./SamlDialog";
import { sessionNameFrom } from "./duration-words";

export function SamlSignIn({ identity }: { identity: Identity }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [assertion, setAssertion] = useState<SamlAssertion | null>(null);
  const [issued, setIssued] = useState<IssuedSession | null>(null);
  const [busy, setBusy] = useState(false);
  const signIn = async () => {
    setBusy(true);
    const statement = { session_name: sessionNameFrom(identity.name) };
    const outcome = await attempt(() => signInWithSaml(sandbox, identity.id, statement));
    setBusy(false);
    if (outcome.ok) setAssertion(outcome.value);
  };
  return (
    <section className="inspector-section">
      <h3>SAML assertion</h3>
      <Button size="small" icon={<LogIn size={14} />} busy={busy} disabled={!mayEdit} onClick={() => void signIn()}>
        Sign in at the provider
      </Button>
      <p className="fine-print">
        The provider signs an assertion about {identity.name}: who it is, which roles it may wear. STS checks signature,
        issuer, audience and time, then the role&apos;s trust policy.
      </p>
      {assertion && (
        <SamlDialog
          identity={identity}
          assertion={assertion}
          onClose={() => setAssertion(null)}
          onIssued={(made) => {
            setAssertion(null);
            setIssued(made);
          }}
        />
      )}
      {issued && <IssuedDialog issued={issued} onClose={() => setIssued(null)} />}
    </section>
  );
}
