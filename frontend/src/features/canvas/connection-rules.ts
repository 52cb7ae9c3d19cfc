/** PURE: may this end meet that one? Answers with the reason, in words for a learner.
 *
 * Source: AWS JSON policy elements: Principal. The server judges again; these rules only spare a useless trip.
 */
import type { Canvas, Entity } from "../../model/canvas";
import { findEntity } from "../../model/selectors";
import { accountOfStack } from "../../model/geometry";
import { crowdsOf, stackName } from "../../model/stacks";

export interface Verdict {
  ok: boolean;
  /** What the link would write: a principal in the role's trust policy, or a membership of a group. */
  makes: "trust" | "membership";
  reason: string;
}

const SERVICE_LINKED = "/aws-service-role/";

const yes = (makes: Verdict["makes"], reason: string): Verdict => ({ ok: true, makes, reason });
const no = (reason: string): Verdict => ({ ok: false, makes: "trust", reason });

/** The node a trust policy would name for this end: imaginary users stand for their whole account. */
export const principalEnd = (sourceId: string): string => accountOfStack(sourceId) ?? sourceId;

function nameOf(end: Entity): string {
  return end.value.name;
}

/** May a link start here? */
export function maySource(canvas: Canvas, sourceId: string): Verdict {
  const source = findEntity(canvas, principalEnd(sourceId));
  if (!source) return no("This node is gone.");
  if (source.entity === "group")
    return no("A group is not a principal in IAM, so no trust policy can name it. Link its users instead.");
  if (source.entity === "resource")
    return no("A resource does not assume roles. Link the AWS service that works for it.");
  if (source.entity === "identity" && source.value.kind !== "anonymous" && source.value.principal === null)
    return no(`No policy can name ${nameOf(source)} yet. Complete it in the inspector first.`);
  return yes("trust", `${nameOf(source)} can be named in a trust policy.`);
}

function mayJoin(source: Entity, target: Entity & { entity: "group" }): Verdict {
  if (source.entity !== "identity" || source.value.kind !== "user")
    return no("Only IAM users can be members of a group.");
  if (source.value.account_id !== target.value.account_id)
    return no("A group is no principal in IAM; it only holds users of its own account.");
  if (source.value.group_ids.includes(target.value.id))
    return no(`${source.value.name} is already a member of ${target.value.name}.`);
  return yes("membership", `Make ${source.value.name} a member of ${target.value.name}.`);
}

/** May the link that starts at `sourceId` end at `targetId`? */
export function mayConnect(canvas: Canvas, sourceId: string, targetId: string): Verdict {
  const start = maySource(canvas, sourceId);
  if (!start.ok) return start;
  const principal = principalEnd(sourceId);
  const source = findEntity(canvas, principal)!;
  const target = findEntity(canvas, targetId);
  if (!target) return no("End the line on a role: only roles can be assumed.");
  const stack = crowdsOf(canvas).byId.get(sourceId);
  if (target.entity === "group" && stack) return no("A stack stands for many. Open it and pin whoever is to join the group.");
  if (target.entity === "group") return mayJoin(source, target);
  if (target.entity !== "role")
    return no(`Only a role can be assumed, and ${nameOf(target)} is none. End the line on a shield.`);
  if (target.value.path.startsWith(SERVICE_LINKED))
    return no(`${target.value.name} is a service-linked role: its trust policy belongs to its service.`);
  if (principal === targetId) return no("A line needs two ends. To let a role assume itself, edit its trust policy.");
  if (target.value.trust_links.some((link) => link.source_id === principal && link.effect === "Allow"))
    return no(`${target.value.name} already trusts ${nameOf(source)}.`);
  if (stack) return yes("trust", `Choose whom of the ${stackName(stack)} ${target.value.name} is to trust.`);
  return yes("trust", `Let ${nameOf(source)} assume ${target.value.name}.`);
}

/** Verdicts for every node that a link from here could end at. */
export function verdictsFrom(canvas: Canvas, sourceId: string): Map<string, Verdict> {
  const ends = [canvas.roles, canvas.groups, canvas.identities, canvas.providers, canvas.resources].flat();
  return new Map(ends.map((end) => [end.id, mayConnect(canvas, sourceId, end.id)]));
}
