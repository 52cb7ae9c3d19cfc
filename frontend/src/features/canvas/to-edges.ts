/** PURE: a scene to the edges of React Flow. */
import { findEntity } from "../../model/selectors";
import type { Canvas } from "../../model/canvas";
import { accountOfStack, places, type Place } from "../../model/geometry";
import type { FlowEdge } from "./flow-types";
import { linesOf, stateOf, type Line, type LineState } from "./lines";
import type { LineKind } from "./layers";
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

export function nameOf(canvas: Canvas, id: string): string {
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
  return shown.map((edge) => (lit.has(edge.source) && lit.has(edge.target) ? edge : { ...edge, className: "dim" }));
}

const news = ["trust", "forbidden", "expired", "revoked", "live", "denied"];

/** What is more pressing is drawn later, above the rest. */
const byNews = (one: Line, other: Line) => news.indexOf(stateOf(one)) - news.indexOf(stateOf(other));

/** What the line says to people who listen; the pill on it tells of sessions. */
function spoken({ links, half }: Line, source: string, role: string): string {
  if (half?.missing === "identity") return `${role} trusts ${source}, who may not ask for it yet`;
  if (half) return `${source} may ask for ${role}, which does not trust it yet`;
  if (links.length === 0) return `${role} does not trust ${source}`;
  return links.some((link) => link.effect === "Allow") ? `${source} may assume ${role}` : `${role} shuts ${source} out`;
}

const isQuiet = (state: LineState) => state === "trust" || state === "forbidden";

function trustEdges(scene: Scene, found: Map<string, Place>): FlowEdge[] {
  const { canvas, selection } = scene;
  const accounts = new Set(canvas.accounts.map((one) => one.id));
  const lines = linesOf(canvas, scene.denials, scene.halves).toSorted(byNews);
  const lively = lines.filter((line) => !isQuiet(stateOf(line))).length <= MOST_LIVELY;
  const edges: FlowEdge[] = [];
  for (const line of lines) {
    const source = found.get(line.sourceId);
    const target = found.get(line.roleId);
    if (!source || !target) continue;
    const state = stateOf(line);
    const selected =
      selection?.kind === "link" &&
      selection.roleId === line.roleId &&
      line.links.some((link) => link.key === selection.key);
    const sourceName = nameOf(canvas, line.sourceId);
    const roleName = nameOf(canvas, line.roleId);
    edges.push({
      id: line.id,
      type: "trust",
      source: line.sourceId,
      target: line.roleId,
      ...sides(source, target, accounts.has(line.sourceId), line.sourceId),
      selected,
      zIndex: 1,
      ariaLabel: spoken(line, sourceName, roleName),
      focusable: true,
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

function memberEdges({ canvas }: Scene, found: Map<string, Place>): FlowEdge[] {
  const edges: FlowEdge[] = [];
  for (const user of canvas.identities)
    for (const groupId of user.group_ids) {
      const group = found.get(groupId);
      const member = found.get(user.id);
      if (!group || !member) continue;
      edges.push({
        id: `${groupId}~${user.id}`,
        type: "member",
        source: user.id,
        target: groupId,
        ...facing(member, group),
        selectable: false,
        zIndex: 1,
        ariaLabel: `${user.name} is a member of ${nameOf(canvas, groupId)}`,
        data: { inAccount: group.inside !== null },
      });
    }
  return edges;
}

function permissionEdges({ canvas, permissions }: Scene, found: Map<string, Place>): FlowEdge[] {
  return permissions.flatMap(({ source_id, resource_id, actions, change }): FlowEdge[] => {
    const source = found.get(source_id);
    const target = found.get(resource_id);
    if (!source || !target || actions.length === 0) return [];
    const below = target.box.y > source.box.y + source.box.height;
    const apart = Math.abs(target.box.x - source.box.x) > source.box.width / 2;
    const leftwards = target.box.x < source.box.x;
    const sideways = leftwards ? "right" : "card";
    return [
      {
        id: `${source_id}!${resource_id}`,
        type: "permission",
        source: source_id,
        target: resource_id,
        sourceHandle: below ? "bottom" : apart && !leftwards ? "out" : "top",
        targetHandle: apart ? sideways : below ? "top" : "bottom",
        selectable: false,
        zIndex: 1,
        ariaLabel: `${nameOf(canvas, source_id)} ${change === "gained" ? "could" : change === "lost" ? "could no longer" : "may"} do ${actions.join(", ")} on ${nameOf(canvas, resource_id)}`,
        data: { actions, change },
      },
    ];
  });
}
