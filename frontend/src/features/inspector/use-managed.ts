/** Managed policies by search, AWS's and those of this sandbox. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { searchManagedPolicies } from "../../api/policies";
import type { ManagedPolicyShape } from "../../live/events.gen";
import { usePlayground } from "../../model/store";
import { foundPolicies, longestWord } from "./managed-order";

const MOST = 100;

/** Out: policies whose name or description fits, best first; [] while nothing has come yet. */
export function useManagedSearch(search: string): ManagedPolicyShape[] {
  const own = usePlayground((state) => state.canvas?.policies);
  const word = longestWord(search);
  const query = useQuery({
    queryKey: ["managed", word],
    queryFn: () => searchManagedPolicies(word, MOST),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  return foundPolicies([...(own ?? []), ...(query.data ?? [])], search);
}

/** The document of one attached policy; undefined while it is fetched, null when there is none. */
export function useManagedPolicy(arn: string, name: string): ManagedPolicyShape | null | undefined {
  const own = usePlayground((state) => state.canvas?.policies.find((policy) => policy.arn === arn));
  const query = useQuery({
    queryKey: ["managed", name],
    queryFn: () => searchManagedPolicies(name, MOST),
    enabled: own === undefined,
    staleTime: Infinity,
  });
  if (own) return own;
  return query.data ? (query.data.find((policy) => policy.arn === arn) ?? null) : query.isError ? null : undefined;
}
