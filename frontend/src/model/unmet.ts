/** PURE: which conditions of a trust link the last refused attempt failed on, as the engine's trace says. */
import type { ConditionShape } from "../live/events.gen";
import type { TrustLink } from "./canvas";
import type { Denial } from "./store";

/** Out: what each failed condition got instead ("nothing" for a missing key), by operator and key. */
export function unmetConditions(denials: Denial[], roleId: string, link: TrustLink): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { roleId: denied, decision } of denials) {
    if (denied !== roleId || !decision) continue;
    const trust = decision.steps.find((step) => step.layer === "trust");
    const statements = trust?.policies.flatMap((policy) => policy.statements) ?? [];
    for (const { elements } of statements.filter((statement) => statement.index === link.statement_index)) {
      // A statement about somebody else fails on its Principal; its conditions were not what kept this caller out.
      if (elements.some((element) => element.element === "Principal" && !element.matched)) continue;
      for (const { element, matched, got } of elements)
        if (!matched && element.startsWith("Condition ")) found.set(element.slice(10), got ?? "nothing");
    }
  }
  return found;
}

export const conditionId = ({ operator, key }: Pick<ConditionShape, "operator" | "key">): string => `${operator} ${key}`;
