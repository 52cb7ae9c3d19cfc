/** Sends requests to the engine and keeps the last answer; expired credentials can be renewed on the way. */
import { useState } from "react";

import { ApiError } from "../../api/http";
import { assumeAgain } from "../../api/sessions";
import { type Decision, makeRequest } from "../../api/simulate";
import type { Caller } from "../../model/callers";
import { announce, usePlayground } from "../../model/store";
import { type RequestValues, requestOf } from "./request-values";

export type Answer = { decision: Decision } | { error: ApiError };

export function useAsking() {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async <T>(work: () => Promise<T>): Promise<T | null> => {
    setBusy(true);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setAnswer({ error });
      return null;
    } finally {
      setBusy(false);
    }
  };
  const send = async (values: RequestValues, caller: Caller) => {
    const decision = await makeRequest(sandbox, requestOf(values, caller));
    setAnswer({ decision });
    announce(decision.sentence);
  };
  return {
    answer,
    busy,
    ask: (values: RequestValues, caller: Caller) => run(() => send(values, caller)),
    /** Assume the role again as the same caller, then send the same request. Out: the caller that now holds it. */
    again: (values: RequestValues, expired: Caller) =>
      run(async (): Promise<Caller> => {
        const { session } = await assumeAgain(sandbox, expired.ref.id);
        const fresh: Caller = { ...expired, ref: { kind: "session", id: session.id } };
        await send(values, fresh);
        return fresh;
      }),
  };
}
