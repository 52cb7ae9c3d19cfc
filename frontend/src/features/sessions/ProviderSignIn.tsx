/** Somebody signs in at their provider and is handed something that STS takes: the button, and the dialogs after it. */
import { LogIn } from "lucide-react";
import { type ReactNode, useState } from "react";

import "../../styles/sessions.css";
import type { IssuedSession } from "../../api/sessions";
import { attempt } from "../../model/attempt";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { IssuedDialog } from "./IssuedDialog";

interface Props<Handed> {
  title: string;
  about: string;
  signIn: () => Promise<Handed>;
  renderHanded: (handed: Handed, ends: { onClose: () => void; onIssued: (issued: IssuedSession) => void }) => ReactNode;
}

export function ProviderSignIn<Handed>({ title, about, signIn, renderHanded }: Props<Handed>) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [handed, setHanded] = useState<Handed | null>(null);
  const [issued, setIssued] = useState<IssuedSession | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    const outcome = await attempt(signIn);
    setBusy(false);
    if (outcome.ok) setHanded(outcome.value);
  };
  const onIssued = (made: IssuedSession) => {
    setHanded(null);
    setIssued(made);
  };
  return (
    <section className="inspector-section">
      <h3>{title}</h3>
      <Button size="small" icon={<LogIn size={14} />} busy={busy} disabled={!mayEdit} onClick={() => void ask()}>
        Sign in at the provider
      </Button>
      <p className="fine-print">{about}</p>
      {handed && renderHanded(handed, { onClose: () => setHanded(null), onIssued })}
      {issued && <IssuedDialog issued={issued} onClose={() => setIssued(null)} />}
    </section>
  );
}
