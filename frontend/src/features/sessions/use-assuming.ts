/** One attempt to assume a role: asks STS, draws a refusal on the canvas, keeps what came of it. */
import { useState } from "react";

import { ApiError } from "../../api/http";
import { type IssuedSession, assumeRole } from "../../api/sessions";
import type { Decision } from "../../api/simulate";
import type { Caller } from "../../model/callers";
import type { Role } from "../../model/canvas";
import { announce, clearDenial, showDenial, usePlayground } from "../../model/store";
import { type AssumeValues, deviceOwner, requestOf } from "./assume-values";
import { denialWords } from "./denial-words";

export function useAssuming() {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [busy, setBusy] = useState(false);
  const [issued, setIssued] = useState<IssuedSession | null>(null);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const assume = async (values: AssumeValues, caller: Caller, role: Role) => {
    const { canvas } = usePlayground.getState();
    const ends = { callerId: nodeOf(caller), roleId: role.id };
    setBusy(true);
    setRefusal(null);
    clearDenial(ends.callerId, ends.roleId);
    try {
      setIssued(await assumeRole(sandbox, requestOf(values, caller, deviceOwner(canvas, caller))));
      announce(`${caller.label} now wears ${role.name}.`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
      const decision = decisionOf(error) ?? undefined;
      if (error.status === 403) showDenial({ ...ends, reason: denialWords(decision ?? null, error.code), decision });
    } finally {
      setBusy(false);
    }
  };
  return { busy, issued, refusal, assume, forget: () => setRefusal(null) };
}

/** The node a line of this attempt starts at: a session's line starts at the role it wears. */
function nodeOf(caller: Caller): string {
  const session = usePlayground.getState().canvas?.sessions.find((one) => one.id === caller.ref.id);
  return session?.role_id ?? caller.ref.id;
}

/** A refusal by policy brings the whole decision with it. */
export function decisionOf(error: ApiError): Decision | null {
  return (error.details["decision"] as Decision | undefined) ?? null;
}
