/** PURE: a goal in a learner's words, as a first draft: "Ana can put on Stage". */
import type { Goal, World } from "../../api/authored";
import { actionNamed } from "../../model/known-actions";
import { callerOf } from "./goal-notation";
import { callersOf, shortName } from "./world";

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const lastName = (name: unknown) => (typeof name === "string" ? (name.split("/").at(-1) ?? "") : "");

/** Out: the sentence; empty while something is missing. */
export function sentenceOf(goal: Goal, world: World): string {
  const can = goal.expect !== "deny";
  const who = nameOf(goal.who, world);
  if (goal.type === "assume") {
    const role = lastName(goal.role);
    if (who === "" || role === "") return "";
    return can ? `${who} can put on ${role}` : `${who} cannot put on ${role}`;
  }
  if (goal.type === "access") {
    const action = typeof goal.action === "string" ? goal.action : "";
    if (who === "" || action === "") return "";
    const deed = actionNamed(action)?.words ?? action;
    const thing = typeof goal.resource === "string" && goal.resource !== "*" ? shortName(goal.resource) : "";
    if (thing === "") return can ? `${who} can ${deed}` : `${who} cannot ${deed}`;
    return can ? `${who} can ${deed}: ${thing}` : `${who} cannot ${deed}: ${thing}`;
  }
  return "";
}

function nameOf(who: unknown, world: World): string {
  const caller = callerOf(who);
  if (caller === null || caller.base === "") return "";
  const node = callersOf(world).find((one) => one.name === caller.base);
  const name = capital(node?.label ?? "");
  return caller.wears === "" || name === "" ? name : `${name} as ${lastName(caller.wears)}`;
}
