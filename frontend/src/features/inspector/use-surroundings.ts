/** What a policy of this sandbox may name: for completion in the editor. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { listServices, type PolicyType } from "../../api/policies";
import type { Canvas } from "../../model/canvas";
import { accountName } from "../../model/selectors";
import { usePlayground } from "../../model/store";
import { actionWords, keyWords } from "./catalog-words";
import type { Surroundings, Word } from "./policy-completion";

// Objects live in buckets: most actions are about them.
const HOLDS_OBJECTS = ["bucket"];

const named = (arn: string | null, detail: string): Word[] => (arn ? [{ text: arn, detail }] : []);

function wordsOf(canvas: Canvas): Pick<Surroundings, "callers" | "accounts" | "providers" | "resources"> {
  const users = canvas.identities.filter((one) => one.kind === "user");
  const roles = canvas.roles.flatMap((one) => named(one.arn, `role in ${accountName(canvas, one.account_id)}`));
  const things = canvas.resources.flatMap((one) => {
    const where = `${one.type} in ${accountName(canvas, one.account_id)}`;
    const objects = HOLDS_OBJECTS.includes(one.type) ? named(`${one.arn}/*`, `everything in ${one.name}`) : [];
    return [...named(one.arn, where), ...objects];
  });
  const providers = canvas.identities.filter((one) => one.kind === "web_identity");
  return {
    callers: [
      ...users.flatMap((one) => named(one.arn, `user in ${accountName(canvas, one.account_id)}`)),
      ...roles,
    ],
    accounts: canvas.accounts.map((one) => ({ text: one.number, detail: one.name })),
    providers: [
      ...canvas.providers.flatMap((one) => named(one.arn, `provider in ${accountName(canvas, one.account_id)}`)),
      ...providers.flatMap((one) => named(one.principal?.value ?? null, one.name)),
    ],
    resources: [...things, ...roles],
  };
}

export function useSurroundings(policyType: PolicyType): Surroundings {
  const canvas = usePlayground((state) => state.canvas!);
  const { data: services } = useQuery({ queryKey: ["services"], queryFn: listServices, staleTime: Infinity });
  return useMemo(
    () => ({
      policyType,
      ...wordsOf(canvas),
      services: (services ?? []).map((one) => ({ text: one.principal, detail: one.name })),
      actions: actionWords,
      keys: keyWords,
    }),
    [canvas, policyType, services],
  );
}
