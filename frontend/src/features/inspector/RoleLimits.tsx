/** What a role has not got: trying to give it a password or keys is refused by the server, and the refusal teaches. */
import { KeyRound, LogIn } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../api/http";
import { createRoleAccessKey, createRoleLogin } from "../../api/principals";
import type { Role } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";

/** The lesson comes below what was pressed: bring it up when it is cut off. */
const intoView = (lesson: HTMLElement | null) => lesson?.scrollIntoView({ block: "nearest" });

export function RoleLimits({ role }: { role: Role }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [lesson, setLesson] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (change: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await change();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setLesson(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="inspector-section role-limits">
      <h3>No password, no access keys</h3>
      <p>A role is put on like a hat. It cannot be logged in to, and it keeps no keys that could leak.</p>
      <div className="role-limits-actions">
        <Button
          size="small"
          icon={<LogIn size={13} />}
          disabled={busy}
          onClick={() => void ask(() => createRoleLogin(sandbox, role.id))}
        >
          Log in as this role
        </Button>
        <Button
          size="small"
          icon={<KeyRound size={13} />}
          disabled={busy}
          onClick={() => void ask(() => createRoleAccessKey(sandbox, role.id))}
        >
          Create access key
        </Button>
      </div>
      {lesson && (
        <div className="lesson" role="alert" ref={intoView}>
          <p>{lesson.message}</p>
          {lesson.hint && <p>{lesson.hint}</p>}
          <code>{lesson.code}</code>
        </div>
      )}
    </section>
  );
}
