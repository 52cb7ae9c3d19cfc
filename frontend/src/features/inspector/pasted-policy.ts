/** PURE: is this text a policy, and what sort? By its shape only: what it allows is for the engine to say. */
import type { Entity } from "../../model/canvas";

export type PastedKind = "trust" | "resource" | "identity";

const LONGEST = 65_536;

/** In: a pasted text. Out: trust policies name callers and AssumeRole, resource policies callers and resources. */
export function pastedKind(text: string): PastedKind | null {
  if (text.length > LONGEST || !text.trimStart().startsWith("{")) return null;
  const statements = statementsOf(text);
  if (!statements) return null;
  if (!statements.some((one) => "Principal" in one || "NotPrincipal" in one)) return "identity";
  const actions = statements.flatMap((one) => one["Action"] ?? []);
  const aboutRole = actions.every((action) => /^sts:(AssumeRole|TagSession|SetSourceIdentity)/i.test(String(action)));
  return aboutRole && !statements.some((one) => "Resource" in one) ? "trust" : "resource";
}

function statementsOf(text: string): Record<string, unknown>[] | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof document !== "object" || document === null || !("Statement" in document)) return null;
  const statements: unknown[] = [document.Statement].flat();
  const whole = statements.every((one) => typeof one === "object" && one !== null && !Array.isArray(one));
  return whole && statements.length > 0 ? (statements as Record<string, unknown>[]) : null;
}

/** Why this policy cannot go onto that node, or null when it can. */
export function misfit(kind: PastedKind, entity: Entity | null): string | null {
  if (!entity) return "Choose a user, group, role or resource first, then paste it there.";
  if (entity.entity === "note") return "A note has no policies. Choose a user, group, role or resource.";
  const { name } = entity.value;
  if (entity.entity === "account") return `${name} is an account. Choose what the policy is for inside it.`;
  if (entity.entity === "provider") return `${name} is an identity provider and has no policies. Choose a role that trusts it.`;
  if (kind === "trust" && entity.entity !== "role")
    return `This is a trust policy: it says who may wear a role, and ${name} is none. Choose a role.`;
  if (kind === "resource" && entity.entity !== "resource")
    return `This policy names whom it is for, so it belongs to a resource, and ${name} is none.`;
  if (kind === "identity" && entity.entity === "resource")
    return `${name} is a resource: its policy must name whom it is for, with Principal.`;
  if (entity.entity === "identity" && entity.value.kind !== "user")
    return `${name} cannot have policies. Let it assume a role that has this one.`;
  return null;
}
