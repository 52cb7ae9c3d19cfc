/** Whether a user has a password for the console: AWS's login profile. The counterpart of a role, which has none. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { LockKeyhole } from "lucide-react";
import { type FormEvent, useState } from "react";

import { ApiError } from "../../api/http";
import { createLoginProfile, deleteLoginProfile, loadLoginProfile } from "../../api/principals";
import { attempt } from "../../model/attempt";
import type { Identity } from "../../model/canvas";
import { announce, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";

export function ConsolePassword({ user }: { user: Identity }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const revision = usePlayground((state) => state.canvas?.revision);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [writing, setWriting] = useState(false);
  const { data: profile } = useQuery({
    queryKey: ["login-profile", sandbox, user.id, revision],
    queryFn: () => loadLoginProfile(sandbox, user.id),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  const has = profile != null && profile.created_at !== null;
  const remove = async () => {
    const done = await attempt(() => deleteLoginProfile(sandbox, user.id));
    if (done.ok) announce(`${user.name} has no password any more.`);
  };
  return (
    <section className="inspector-section">
      <h3>Console password</h3>
      <p className="fine-print">
        {has
          ? `${user.name} has a login profile and signs in to the console.${profile.password_reset_required ? " The password has to be changed at the next sign-in." : ""}`
          : "No login profile: this user works with access keys only. A role never has one."}
      </p>
      {has && mayEdit && (
        <p className="key-actions">
          <button type="button" className="text-button danger" onClick={() => void remove()}>
            Delete the login profile
          </button>
        </p>
      )}
      {!has && mayEdit && !writing && (
        <Button size="small" icon={<LockKeyhole size={14} />} onClick={() => setWriting(true)}>
          Give a password
        </Button>
      )}
      {!has && mayEdit && writing && <PasswordForm user={user} onDone={() => setWriting(false)} />}
    </section>
  );
}

function PasswordForm({ user, onDone }: { user: Identity; onDone: () => void }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [password, setPassword] = useState("");
  const [reset, setReset] = useState(true);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const give = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await createLoginProfile(sandbox, user.id, { password, password_reset_required: reset });
      announce(`${user.name} has a password for the console.`);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="password-form" onSubmit={(event) => void give(event)}>
      <Field label="Password" hint="It is checked against AWS's default policy and not kept." error={problem}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="new-password"
            autoFocus
            maxLength={128}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <label className="password-reset">
        <input type="checkbox" checked={reset} onChange={(event) => setReset(event.target.checked)} /> To be changed at
        the next sign-in
      </label>
      <p className="password-buttons">
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
        <Button size="small" tone="primary" type="submit" busy={busy} disabled={password === ""}>
          Give it
        </Button>
      </p>
    </form>
  );
}
