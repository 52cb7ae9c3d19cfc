/** A user's long-term keys: made here, their secrets shown once. The counterpart of a role's temporary credentials. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../api/http";
import {
  type AccessKey,
  changeAccessKey,
  createAccessKey,
  deleteAccessKey,
  listAccessKeys,
  type NewAccessKey,
} from "../../api/principals";
import type { Identity } from "../../model/canvas";
import { announce, usePlayground } from "../../model/store";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";

/** The keys as they are; asked again after every edit, since somebody else may have made or deleted one. */
function useKeyList(userId: string): AccessKey[] {
  const sandbox = usePlayground((state) => state.sandboxId);
  const revision = usePlayground((state) => state.canvas?.revision);
  const { data } = useQuery({
    queryKey: ["access-keys", sandbox, userId, revision],
    queryFn: () => listAccessKeys(sandbox, userId),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  return data ?? [];
}

function useKeys(userId: string) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [made, setMade] = useState<NewAccessKey | null>(null);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>, said: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      announce(said);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    made,
    problem,
    busy,
    make: () =>
      run(async () => setMade(await createAccessKey(sandbox, userId)), "Access key made. Its secret is shown only now."),
    set: (key: AccessKey, status: AccessKey["status"]) =>
      run(
        () => changeAccessKey(sandbox, userId, key.access_key_id, status),
        status === "Active" ? "Access key active." : "Access key inactive: requests signed with it are refused.",
      ),
    remove: (key: AccessKey) => run(() => deleteAccessKey(sandbox, userId, key.access_key_id), "Access key deleted."),
  };
}

export function AccessKeys({ user }: { user: Identity }) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const list = useKeyList(user.id);
  const keys = useKeys(user.id);
  return (
    <>
      <p className="door">
        <strong>Long-term credentials.</strong> They work until somebody deletes them, and so do copies of them. A user
        has at most two.
      </p>
      <section className="inspector-section">
        <h3>Access keys</h3>
        {list.map((key) => (
          <KeyCard
            key={key.access_key_id}
            value={key}
            secret={keys.made?.access_key_id === key.access_key_id ? keys.made.secret_access_key : null}
            mayEdit={mayEdit}
            onSet={(status) => void keys.set(key, status)}
            onDelete={() => void keys.remove(key)}
          />
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

interface CardProps {
  value: AccessKey;
  /** Known only to whoever made it, until the panel closes. */
  secret: string | null;
  mayEdit: boolean;
  onSet: (status: AccessKey["status"]) => void;
  onDelete: () => void;
}

function KeyCard({ value, secret, mayEdit, onSet, onDelete }: CardProps) {
  const active = value.status === "Active";
  return (
    <div className="key-card">
      <dl>
        <dt>
          Access key ID <Badge tone={active ? "live" : "grey"}>{value.status}</Badge>
        </dt>
        <dd>
          <code>{value.access_key_id}</code>
          <CopyButton text={value.access_key_id} label="Copy access key ID" />
        </dd>
        {secret !== null && (
          <>
            <dt>Secret access key</dt>
            <dd>
              <code>{secret}</code>
              <CopyButton text={secret} label="Copy secret access key" />
            </dd>
          </>
        )}
      </dl>
      <p className="fine-print">
        {secret === null ? "Its secret was shown once, when it was made." : "The secret is shown only now."} There is no
        session token, and no end.
      </p>
      {mayEdit && (
        <p className="key-actions">
          <button type="button" className="text-button" onClick={() => onSet(active ? "Inactive" : "Active")}>
            {active ? "Deactivate" : "Activate"}
          </button>
          <button type="button" className="text-button danger" onClick={onDelete}>
            Delete this key
          </button>
        </p>
      )}
    </div>
  );
}
