/** PURE: a scene to the edges of React Flow. */
import { isGuessed } from "../../model/guesses";
import { findEntity } from "../../model/selectors";
import type { Canvas, Identity } from "../../model/canvas";
import { accountOfStack, overlaps, type Place } from "../../model/geometry";
import { crowdsOf, drawnAs, stackName, standsFor } from "../../model/stacks";
import { places } from "../../model/places";
import type { FlowEdge } from "./flow-types";
import { linesOf, stateOf, type Line, type LineState } from "./lines";
import type { LineKind, ShownPermission } from "./layers";
import type { Scene } from "./scene";

// With more lines than this that show a state, dots stand still: each of their frames repaints the bands and pills over
// and under them. Without a graphics card, dots on 4 of 200 such lines took 115 ms a frame, and news waited behind.
const MOST_LIVELY = 12;

interface Ends {
  sourceHandle: string;
  targetHandle: string;
}

/** Which sides a line uses: to the right when it can, backwards when the role lies left, inwards from a frame. */
function sides(source: Place, target: Place, isAccount: boolean, sourceId: string): Ends {
  if (isAccount && target.inside === sourceId) return { sourceHandle: "inwards", targetHandle: "card" };
  const leftwards = target.box.x + target.box.width < source.box.x;
  if (leftwards) return { sourceHandle: "back", targetHandle: "right" };
  const above = target.box.x < source.box.x + source.box.width;
  return above ? { sourceHandle: "out", targetHandle: "right" } : { sourceHandle: "out", targetHandle: "card" };
}

type Found = ReadonlyMap<string, Place>;

export function nameOf(canvas: Canvas, id: string): string {
  const stack = crowdsOf(canvas).byId.get(id);
  if (stack) return stackName(stack);
  const stacked = accountOfStack(id);
  const entity = findEntity(canvas, stacked ?? id);
  if (!entity) return "someone";
  return entity.entity === "account" ? `everyone in ${entity.value.name}` : entity.value.name;
}

/** Trust, membership and permission lines. */
export function toEdges(scene: Scene): FlowEdge[] {
  const found = places(scene.canvas, scene.moves);
  const edges = [...trustEdges(scene, found), ...memberEdges(scene, found), ...permissionEdges(scene, found)];
  const shown = scene.hidden.size === 0 ? edges : edges.filter((edge) => !scene.hidden.has(edge.type as LineKind));
  const { lit } = scene;
  if (!lit) return shown;
  const isLit = (id: string) => standsFor(scene.canvas, id).some((one) => lit.has(one));
  return shown.map((edge) => (isLit(edge.source) && isLit(edge.target) ? edge : { ...edge, className: "dim" }));
}

/** A line is drawn when one of its ends is near the view. */
const isNear = ({ view }: Scene, source: Place, target: Place): boolean =>
  view === null || overlaps(source.box, view, 0) || overlaps(target.box, view, 0);

const news = ["trust", "carried", "forbidden", "expired", "revoked", "live", "denied"];

/** What is more pressing is drawn later, above the rest. */
const byNews = (one: Line, other: Line) => news.indexOf(stateOf(one)) - news.indexOf(stateOf(other));

/** What the line says to people who listen; the pill on it tells of sessions. */
function spoken({ links, half, carried }: Line, source: string, role: string): string {
  if (links.some((link) => isGuessed(link.key))) return `${role} is about to trust ${source}`;
  if (half?.missing === "identity") return `${role} trusts ${source}, who may not ask for it yet`;
  if (half) return `${source} may ask for ${role}, which does not trust it yet`;
  if (carried) return `${source} acts as ${role} by itself`;
  if (links.length === 0) return `${role} does not trust ${source}`;
  return links.some((link) => link.effect === "Allow") ? `${source} may assume ${role}` : `${role} shuts ${source} out`;
}

const isQuiet = (state: LineState) => state === "trust" || state === "carried" || state === "forbidden";

function trustEdges(scene: Scene, found: Found): FlowEdge[] {
  const { canvas, selection } = scene;
  const accounts = new Set(canvas.accounts.map((one) => one.id));
  const lines = linesOf(canvas, scene.denials, scene.halves)
    .filter(({ sourceId, roleId }) => found.has(sourceId) && found.has(roleId))
    .filter(({ sourceId, roleId }) => isNear(scene, found.get(sourceId)!, found.get(roleId)!))
    .toSorted(byNews);
  const lively = lines.filter((line) => !isQuiet(stateOf(line))).length <= MOST_LIVELY;
  const edges: FlowEdge[] = [];
  for (const line of lines) {
    const source = found.get(line.sourceId)!;
    const target = found.get(line.roleId)!;
    const state = stateOf(line);
    const selected =
      selection?.kind === "link" &&
      selection.roleId === line.roleId &&
      line.links.some((link) => link.key === selection.key);
    const guessed = line.links.some((link) => isGuessed(link.key));
    const sourceName = nameOf(canvas, line.sourceId);
    const roleName = nameOf(canvas, line.roleId);
    edges.push({
      id: line.id,
      type: "trust",
      source: line.sourceId,
      target: line.roleId,
      ...(findEntity(canvas, line.sourceId)?.entity === "resource"
        ? facing(source, target)
        : sides(source, target, accounts.has(line.sourceId), line.sourceId)),
      selected,
      zIndex: 1,
      ariaLabel: spoken(line, sourceName, roleName),
      ...(guessed ? { className: "guessed", focusable: false } : { focusable: true }),
      ariaRole: "button",
      domAttributes: { "aria-roledescription": "trust line" },
      data: { line, state, clock: canvas.sandbox.clock, sourceName, roleName, lively: state === "live" && lively },
    });
  }
  return edges;
}

/** The sides on which two boxes look at each other. */
function facing({ box: from }: Place, { box: to }: Place): Ends {
  if (to.x > from.x + from.width) return { sourceHandle: "out", targetHandle: "card" };
  if (to.x + to.width < from.x) return { sourceHandle: "back", targetHandle: "right" };
  const below = to.y > from.y;
  return { sourceHandle: below ? "bottom" : "top", targetHandle: below ? "top" : "bottom" };
}

/** Whoever is drawn by itself, and one member of each stack: all of it are in the same groups. */
function drawnMembers(canvas: Canvas): [string, Identity][] {
  const { of, stacks } = crowdsOf(canvas);
  const single = canvas.identities.filter((one) => one.group_ids.length > 0 && !of.has(one.id));
  return [...single.map((one): [string, Identity] => [one.id, one]), ...stacks.map((one): [string, Identity] => [one.id, one.lead])];
}

function memberEdges(scene: Scene, found: Found): FlowEdge[] {
  const { canvas } = scene;
  const edges: FlowEdge[] = [];
  for (const [id, user] of drawnMembers(canvas))
    for (const groupId of user.group_ids) {
      const group = found.get(groupId);
      const member = found.get(id);
      if (!group || !member || !isNear(scene, member, group)) continue;
      const are = id === user.id ? `${user.name} is a member` : `${nameOf(canvas, id)} are members`;
      edges.push({
        id: `${groupId}~${id}`,
        type: "member",
        source: id,
        target: groupId,
        ...facing(member, group),
        selectable: false,
        zIndex: 1,
        ariaLabel: `${are} of ${nameOf(canvas, groupId)}`,
        data: { inAccount: group.inside !== null },
      });
    }
  return edges;
}

/** What members of a stack may do is one line from it to each resource. */
function fromDrawn({ canvas, permissions }: Scene): ShownPermission[] {
  if (crowdsOf(canvas).stacks.length === 0) return permissions;
  const found = new Map<string, ShownPermission>();
  for (const line of permissions) {
    const source_id = drawnAs(canvas, line.source_id);
    const key = `${source_id} ${line.resource_id}`;
    const actions = [...new Set([...(found.get(key)?.actions ?? []), ...line.actions])];
    found.set(key, { ...line, source_id, actions });
  }
  return [...found.values()];
}

function permissionEdges(scene: Scene, found: Found): FlowEdge[] {
  const { canvas } = scene;
  return fromDrawn(scene).flatMap(({ source_id, resource_id, actions, change }): FlowEdge[] => {
    const source = found.get(source_id);
    const target = found.get(resource_id);
    if (!source || !target || actions.length === 0 || !isNear(scene, source, target)) return [];
    const below = target.box.y > source.box.y + source.box.height;
    const apart = Math.abs(target.box.x - source.box.x) > source.box.width / 2;
    const leftwards = target.box.x < source.box.x;
    const sideways = leftwards ? "right" : "card";
    const asked = { "aria-roledescription": "permission line", "data-action": actions[0] };
    return [
      {
        id: `${source_id}!${resource_id}`,
        type: "permission",
        source: source_id,
        target: resource_id,
        sourceHandle: below ? "bottom" : apart && !leftwards ? "out" : "top",
        targetHandle: apart ? sideways : below ? "top" : "bottom",
        selectable: false,
        focusable: true,
        ariaRole: "button",
        domAttributes: asked,
        zIndex: 1,
        ariaLabel: `${nameOf(canvas, source_id)} ${change === "gained" ? "could" : change === "lost" ? "could no longer" : "may"} do ${actions.join(", ")} on ${nameOf(canvas, resource_id)}`,
        data: { actions, change },
      },
    ];
  });
}
