/** A user's long-term keys: made here, shown once. The counterpart of a role's temporary credentials. */
import { KeyRound } from "lucide-react";
import { useState } from "react";

import { type AccessKey, createAccessKey } from "../../api/principals";
import { attempt } from "../../model/attempt";
import type { Identity } from "../../model/canvas";
import { announce, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";

export function AccessKeys({ user }: { user: Identity }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [made, setMade] = useState<AccessKey | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const outcome = await attempt(() => createAccessKey(sandbox, user.id));
    setBusy(false);
    if (!outcome.ok) return;
    setMade(outcome.value);
    announce("Access key made. Its secret is shown only now.");
  };
  return (
    <>
      <p className="door">
        <strong>Long-term credentials.</strong> They work until somebody deletes them, and so do copies of them. A user has
        at most two.
      </p>
      <section className="inspector-section">
        {made && (
          <dl className="key-card">
            <dt>Access key ID</dt>
            <dd>
              <code>{made.access_key_id}</code>
              <CopyButton text={made.access_key_id} label="Copy access key ID" />
            </dd>
            <dt>Secret access key</dt>
            <dd>
              <code>{made.secret_access_key}</code>
              <CopyButton text={made.secret_access_key} label="Copy secret access key" />
            </dd>
          </dl>
        )}
        {made && <p className="fine-print">The secret is shown only now. There is no session token, and no end.</p>}
        <Button size="small" icon={<KeyRound size={14} />} busy={busy} disabled={!mayEdit} onClick={() => void make()}>
          Create access key
        </Button>
        <p className="fine-print">Often a role is the better answer: its keys end by themselves.</p>
      </section>
    </>
  );
}
