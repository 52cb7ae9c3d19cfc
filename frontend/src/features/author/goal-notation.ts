/** PURE: a goal as its files write it, taken apart for a form and put together again. */
import type { Goal } from "../../api/authored";

export const TYPES = ["assume", "access", "count", "struct"] as const;
export type ClickedType = (typeof TYPES)[number];

/** Whose credentials make the request. */
export interface Caller {
  /** Who it begins with, JSON of the notation. */
  base: string;
  /** How a user is signed in. */
  token: "" | "without-mfa" | "with-mfa";
  /** The role it wears, none for nobody's. */
  wears: string;
  /** What was passed when it put the role on. */
  params: Record<string, unknown>;
}

type Table = Record<string, unknown>;
const isTable = (value: unknown): value is Table => typeof value === "object" && value !== null && !Array.isArray(value);

/** Out: the caller, null for what only the notation can say. */
export function callerOf(who: unknown): Caller | null {
  const plain: Caller = { base: "", token: "", wears: "", params: {} };
  if (who === undefined) return plain;
  if (typeof who === "string") return who.startsWith("$") ? null : { ...plain, base: JSON.stringify(who) };
  if (!isTable(who)) return null;
  if ("web_identity" in who) return { ...plain, base: JSON.stringify(who) };
  if (typeof who.session_token_of === "string")
    return {
      ...plain,
      base: JSON.stringify(who.session_token_of),
      token: who.mfa_age === undefined ? "without-mfa" : "with-mfa",
    };
  if (typeof who.session_of !== "string" || who.leaked === true) return null;
  const by = callerOf(who.by);
  return by === null || by.wears !== "" ? null : { ...by, wears: who.session_of, params: tableOf(who.params) };
}

const tableOf = (value: unknown): Table => (isTable(value) ? value : {});

export function whoFrom({ base, token, wears, params }: Caller): unknown {
  if (base === "") return undefined;
  const begins: unknown = JSON.parse(base);
  const mfa = token === "with-mfa" ? { mfa_age: 60 } : {};
  const by = token === "" ? begins : { session_token_of: begins, ...mfa };
  if (wears === "") return by;
  return { session_of: wears, by, ...(Object.keys(params).length > 0 ? { params } : {}) };
}

/** Whether the form can show it whole. */
export function canBeClicked(goal: Goal): boolean {
  if (goal.each !== undefined) return false;
  if (goal.type === "count" || goal.type === "struct") return true;
  return (goal.type === "assume" || goal.type === "access") && callerOf(goal.who) !== null;
}

/** A goal of that type; what both have in common stays. */
export function withType(goal: Goal, type: ClickedType): Goal {
  const { id, text, must_not, who, role } = goal;
  const kept = { id, text, type, ...(must_not === undefined ? {} : { must_not }) };
  if (type === "assume") return { ...kept, who, role, expect: goal.expect ?? "allow" } as Goal;
  if (type === "access")
    return { ...kept, who, action: goal.action ?? "", resource: goal.resource ?? "*", expect: goal.expect ?? "allow" } as Goal;
  if (type === "count") return { ...kept, entity: "users", account: "", max: 0 };
  return { ...kept, check: "no_access_keys", account: "" };
}

/** The changed goal; undefined and empty tables take a field out. */
export function changed(goal: Goal, changes: Table): Goal {
  const found: Table = { ...goal, ...changes };
  for (const [name, value] of Object.entries(found))
    if (value === undefined || (isTable(value) && Object.keys(value).length === 0)) delete found[name];
  return found as Goal;
}

/** The next id that no goal has: g1, g2, … */
export function nextId(goals: readonly { id?: unknown }[], letter: string): string {
  const taken = new Set(goals.map((each) => each.id));
  let number = goals.length + 1;
  while (taken.has(`${letter}${String(number)}`)) number += 1;
  return `${letter}${String(number)}`;
}
