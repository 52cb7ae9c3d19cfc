/** Asks the engine and keeps the answer true: it is asked again after every edit, so an answer turns before one's eyes. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { ApiError } from "../../api/http";
import { assumeAgain } from "../../api/sessions";
import { type Decision, makeChanges, makeRequest, type SimulatedRequest } from "../../api/simulate";
import { attempt } from "../../model/attempt";
import { type Asker, callerKey } from "../../model/callers";
import { announce, usePlayground } from "../../model/store";
import { type RequestValues, requestOf } from "./request-values";

export interface Why {
  decision: Decision | null;
  error: ApiError | null;
  busy: boolean;
  /** What the answer is about; null for one that was brought along. */
  request: SimulatedRequest | null;
  ask: (values: RequestValues, caller: Asker) => void;
  /** Assume the role again as the same caller, then ask the same. Out: the key of the caller that now holds it. */
  again: (values: RequestValues, expired: Asker) => Promise<string | null>;
  /** Make the smallest change; the answer follows by itself. Out: whether it was made. */
  make: () => Promise<boolean>;
}

export function useWhy(given: Decision | undefined, first: SimulatedRequest | null): Why {
  const sandbox = usePlayground((state) => state.sandboxId);
  const revision = usePlayground((state) => state.canvas?.revision);
  const [asked, setAsked] = useState(first && { request: first, times: 0 });
  const sent = useRef<typeof asked>(null);
  const [working, setWorking] = useState(false);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ["why", sandbox, asked, revision],
    queryFn: () => {
      // What is asked again after an edit is the same question, sent by nobody.
      const record = sent.current !== asked;
      sent.current = asked;
      return makeRequest(sandbox, asked!.request, record);
    },
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Infinity,
    gcTime: 10_000,
  });
  const decision = (asked === null ? given : error ? null : data) ?? null;
  const said = isPlaceholderData ? undefined : decision?.sentence;
  useEffect(() => {
    if (said) announce(said);
  }, [said]);
  const ask = (values: RequestValues, caller: Asker) =>
    setAsked({ request: requestOf(values, caller), times: (asked?.times ?? 0) + 1 });
  const work = async <T>(doing: () => Promise<T>) => {
    setWorking(true);
    const done = await attempt(doing);
    setWorking(false);
    return done;
  };
  return {
    decision,
    error: asked && error instanceof ApiError ? error : null,
    busy: working || (isFetching && (decision === null || isPlaceholderData)),
    request: asked?.request ?? null,
    ask,
    again: async (values, expired) => {
      const fresh = await work(() => assumeAgain(sandbox, expired.ref.id));
      if (!fresh.ok) return null;
      const ref = { kind: "session" as const, id: fresh.value.session.id };
      ask(values, { ...expired, ref });
      return callerKey(ref);
    },
    make: async () => {
      const made = await work(() => makeChanges(sandbox, asked!.request, decision!.changes_key));
      // Somebody was faster: what would help now is another change.
      if (!made.ok) void refetch();
      return made.ok;
    },
  };
}
