/** A user's long-term keys: made here, shown once. The counterpart of a role's temporary credentials. */
import { KeyRound } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../api/http";
import { type AccessKey, createAccessKey, deleteAccessKey } from "../../api/principals";
import type { Identity } from "../../model/canvas";
import { announce, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";

function useKeys(userId: string) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [made, setMade] = useState<AccessKey[]>([]);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const make = async () => {
    const key = await createAccessKey(sandbox, userId);
    setMade([...made, key]);
    announce("Access key made. Its secret is shown only now.");
  };
  const remove = async (key: AccessKey) => {
    await deleteAccessKey(sandbox, userId, key.access_key_id);
    setMade(made.filter((one) => one !== key));
    announce("Access key deleted.");
  };
  return { made, problem, busy, make: () => run(make), remove: (key: AccessKey) => run(() => remove(key)) };
}

export function AccessKeys({ user }: { user: Identity }) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const keys = useKeys(user.id);
  return (
    <>
      <p className="door">
        <strong>Long-term credentials.</strong> They work until somebody deletes them, and so do copies of them. A user
        has at most two.
      </p>
      <section className="inspector-section">
        {keys.made.map((key) => (
          <KeyCard key={key.access_key_id} made={key} onDelete={() => void keys.remove(key)} />
        ))}
        <Button
          size="small"
          icon={<KeyRound size={14} />}
          busy={keys.busy}
          disabled={!mayEdit}
          onClick={() => void keys.make()}
        >
          Create access key
        </Button>
        {keys.problem && (
          <p className="field-error" role="alert">
            {keys.problem.message} {keys.problem.hint}
          </p>
        )}
        <p className="fine-print">Often a role is the better answer: its keys end by themselves.</p>
      </section>
    </>
  );
}

function KeyCard({ made, onDelete }: { made: AccessKey; onDelete: () => void }) {
  return (
    <div className="key-card">
      <dl>
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
      <p className="fine-print">The secret is shown only now. There is no session token, and no end.</p>
      <button type="button" className="text-button danger" onClick={onDelete}>
        Delete this key
      </button>
    </div>
  );
}
