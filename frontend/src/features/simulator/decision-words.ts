/**
 * Words around a decision that the server does not send: what each layer is for, and each verdict's mark.
 *
 * Layers in AWS's order: IAM user guide, "Policy evaluation logic".
 */

import type { DecidingStatement } from "../../api/simulate";

export type Mark = "allow" | "deny" | "silent" | "absent" | "notNeeded";

const LAYER_TITLES: Record<string, string> = {
  scp: "Service control policies",
  rcp: "Resource control policies",
  resource: "Resource policy",
  trust: "Trust policy",
  identity: "Permissions",
  boundary: "Permissions boundary",
  session: "Session policy",
};

const LAYER_JOBS: Record<string, string> = {
  scp: "A ceiling the organization sets for an account. It never grants.",
  rcp: "A ceiling the organization sets for its resources. It never grants.",
  resource: "What the resource itself says about who may use it.",
  trust: "Who may wear this role.",
  identity: "What the caller's own policies allow.",
  boundary: "A ceiling for one user or role. It never grants.",
  session: "A ceiling chosen when the role was assumed. It never grants.",
};

export function layerTitle(layer: string): string {
  return LAYER_TITLES[layer] ?? layer;
}

export function layerJob(layer: string): string {
  return LAYER_JOBS[layer] ?? "";
}

/** However a layer or a statement spells its verdict, one of five marks. */
export function markOf(verdict: string): Mark {
  const plain = verdict.toLowerCase().replaceAll("_", "");
  if (plain === "explicitdeny" || plain === "deny") return "deny";
  if (plain === "allowed" || plain === "allow") return "allow";
  if (plain === "absent") return "absent";
  return plain === "notneeded" ? "notNeeded" : "silent";
}

export const MARK_WORDS: Record<Mark, string> = {
  allow: "Allows",
  deny: "Denies",
  silent: "Does not allow",
  absent: "None here",
  notNeeded: "Not needed",
};

/** The verdict in the words of AWS's documentation. */
export function verdictWords(verdict: string): string {
  if (verdict === "allowed") return "Allowed";
  return verdict === "explicitDeny" ? "Explicit deny" : "Implicit deny";
}

/** A policy's or a request's value for reading; a missing one says so. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map(valueWords).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Whether this statement is the one the server names as deciding. */
export function isDeciding(
  deciding: DecidingStatement | null,
  layer: string,
  policy: string,
  statement: { sid: string | null; index: number },
): boolean {
  if (deciding === null || deciding.layer !== layer) return false;
  if (deciding.policy !== undefined && deciding.policy !== policy) return false;
  return deciding.index === undefined ? deciding.sid === statement.sid : deciding.index === statement.index;
}
