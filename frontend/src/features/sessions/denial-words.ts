/** PURE: a refused attempt in the few words a pill on the line has room for. */
import type { Decision } from "../../api/simulate";

const WORDS: Record<string, string> = {
  "implicit_deny.trust": "not in trust policy",
  "explicit_deny.trust": "trust policy denies",
  "implicit_deny.identity": "own policies do not allow",
  "explicit_deny.identity": "own policies deny",
  "implicit_deny.boundary": "over its boundary",
  "explicit_deny.boundary": "boundary denies",
  "implicit_deny.session": "session policy forbids",
  "explicit_deny.session": "session policy denies",
  "implicit_deny.scp": "organization forbids",
  "explicit_deny.scp": "organization denies",
  "explicit_deny.rcp": "organization denies",
  "not_permitted.unsigned": "not signed in",
  "not_permitted.root_assume": "root cannot assume roles",
  "not_permitted.federated": "federated user cannot",
  "invalid.expired_token": "credentials expired",
  "invalid.credentials": "credentials are void",
};

export function denialWords(decision: Decision | null, code: string): string {
  if (decision === null) return WORDS[`invalid.${code}`] ?? "refused by STS";
  if (decision.reason === "implicit_deny.trust" && onlyConditionFailed(decision)) return "condition not met";
  return WORDS[decision.reason] ?? decision.reason;
}

/** A statement names this caller, and all that failed in it is a condition. */
function onlyConditionFailed(decision: Decision): boolean {
  const trust = decision.steps.find((step) => step.layer === "trust");
  const statements = trust?.policies.flatMap((policy) => policy.statements) ?? [];
  return statements.some((statement) => {
    const failed = statement.elements.filter((element) => !element.matched);
    return failed.length > 0 && failed.every((element) => element.element.startsWith("Condition"));
  });
}
