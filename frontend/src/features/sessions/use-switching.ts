/** One switch of role: asks STS as the signed-in user, never as the role before, and remembers what came of it. */
import { useState } from "react";

import { ApiError } from "../../api/http";
import { assumeRole } from "../../api/sessions";
import { noteSwitch, nowIn, type Switch, switchSeconds, useActing } from "../../model/acting";
import { identityById, roleById } from "../../model/selectors";
import { announce, usePlayground } from "../../model/store";
import { sessionNameFrom } from "./duration-words";

export function useSwitching() {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ title: string; detail: string } | null>(null);
  const switchTo = async (to: Switch): Promise<boolean> => {
    const { canvas, sandboxId } = usePlayground.getState();
    const { userId, since } = useActing.getState();
    const user = canvas ? identityById(canvas, userId) : undefined;
    const role = canvas ? roleById(canvas, to.roleId) : undefined;
    if (!canvas || !user || !role) {
      setRefusal({ title: "This role or this user is gone.", detail: "Choose another one." });
      return false;
    }
    const seconds = switchSeconds(role, since, nowIn(canvas));
    if (seconds === null) {
      setRefusal({ title: "The sign-in has ended.", detail: "A sign-in to the console lasts 12 hours. Sign out, then sign in again." });
      return false;
    }
    setBusy(true);
    setRefusal(null);
    try {
      const caller = { kind: "identity" as const, id: user.id };
      const issued = await assumeRole(sandboxId, {
        caller,
        role_id: role.id,
        session_name: sessionNameFrom(user.name),
        duration_seconds: seconds,
      });
      await noteSwitch(to, issued.session);
      announce(`You act as ${to.name} now.`);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal({ title: error.message, detail: error.hint });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, switchTo };
}
