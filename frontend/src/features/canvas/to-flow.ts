/** PURE: a scene to the nodes of React Flow. */
import { Position, type NodeHandle } from "@xyflow/react";
import { accountOfStack, places, STACK, stackId, type Box, type Place } from "../../model/geometry";
import type { FlowNode } from "./flow-types";
import { aimOf, type Scene } from "./scene";
import { accountLine, groupLine, identityLine, providerLine, resourceLine, roleLine } from "../../model/card-words";
import { plural } from "../../lib/words";

const PORT = 10;

/** Ends of lines, given in figures so that edges can be drawn before anything is measured. */
export function cardHandles({ width, height }: Box): NodeHandle[] {
  const middle = height / 2;
  const across = width / 2;
  return [
    { id: "out", type: "source", position: Position.Right, x: width - PORT / 2, y: middle - 5, width: PORT, height: PORT },
    { id: "back", type: "source", position: Position.Left, x: 0, y: middle, width: 0, height: 0 },
    { id: "top", type: "source", position: Position.Top, x: across, y: 0, width: 0, height: 0 },
    { id: "bottom", type: "source", position: Position.Bottom, x: across, y: height, width: 0, height: 0 },
    { id: "card", type: "target", position: Position.Left, x: 0, y: 0, width, height },
    { id: "right", type: "target", position: Position.Right, x: width, y: middle, width: 0, height: 0 },
    { id: "top", type: "target", position: Position.Top, x: across, y: 0, width: 0, height: 0 },
    { id: "bottom", type: "target", position: Position.Bottom, x: across, y: height, width: 0, height: 0 },
  ];
}

/** An account's root stands in its header: lines leave it to the right, or inwards to its own roles. */
function accountHandles({ width }: Box): NodeHandle[] {
  return [
    { id: "out", type: "source", position: Position.Right, x: width - PORT / 2, y: 20, width: PORT, height: PORT },
    { id: "back", type: "source", position: Position.Left, x: 0, y: 24, width: 0, height: 0 },
    { id: "inwards", type: "source", position: Position.Right, x: 0, y: 24, width: 0, height: 0 },
  ];
}

type Base = Pick<
  FlowNode,
  "id" | "position" | "width" | "height" | "measured" | "parentId" | "selected" | "zIndex" | "handles" | "focusable" | "className"
>;

/** An account stays in light with anything in it. */
function dimmed({ lit, canvas }: Scene, id: string): boolean {
  if (!lit || lit.has(id)) return false;
  return !canvas.accounts.some((account) => account.id === id);
}

function base(scene: Scene, found: Map<string, Place>, id: string): Base {
  const { box, inside } = found.get(id)!;
  const frame = inside === null ? null : found.get(inside)!.box;
  const selected = scene.picked.has(id);
  // While a link is drawn by keyboard, Tab visits only what it could end at.
  const focusable = scene.linking?.by !== "keyboard" || aimOf(scene.linking, id) !== "invalid";
  return {
    id,
    position: frame ? { x: box.x - frame.x, y: box.y - frame.y } : { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    ...(inside === null ? {} : { parentId: inside }),
    selected,
    focusable,
    className: scene.stop.includes(id) ? "stop" : dimmed(scene, id) ? "dim" : undefined,
    zIndex: 1,
    handles: cardHandles(box),
  };
}

/** Nodes in drawing order; an account comes before what it owns. */
export function toNodes(scene: Scene): FlowNode[] {
  const { canvas, linking } = scene;
  const found = places(canvas, scene.moves);
  const nodes: FlowNode[] = [];
  for (const account of canvas.accounts) {
    const box = found.get(account.id)!.box;
    nodes.push({
      ...base(scene, found, account.id),
      type: "account",
      zIndex: 0,
      handles: accountHandles(box),
      ariaLabel: `Account ${account.name}, ${account.number}`,
      data: { account, line: accountLine(canvas, account), aim: aimOf(linking, account.id) },
    });
    if (account.user_population > 0) nodes.push(stackNode(scene, found, account.id));
  }
  return [...nodes, ...cards(scene, found), ...notes(scene, found)];
}

function stackNode(scene: Scene, found: Map<string, Place>, accountId: string): FlowNode {
  const id = stackId(accountId);
  const count = scene.canvas.accounts.find((one) => one.id === accountId)!.user_population;
  const live = scene.canvas.sessions.filter((one) => one.state === "active" && one.caller_id === accountId).length;
  return {
    ...base(scene, found, id),
    type: "stack",
    handles: cardHandles({ ...found.get(id)!.box, height: STACK.height }),
    draggable: false,
    ariaLabel: plural(count, "more user"),
    data: { accountId, count, live, line: "Count against the quota", aim: aimOf(scene.linking, id) },
  };
}

function cards(scene: Scene, found: Map<string, Place>): FlowNode[] {
  const { canvas, linking } = scene;
  const common = (id: string, name: string, kind: string, line: string) => ({
    ...base(scene, found, id),
    ariaLabel: `${kind} ${name}, ${line}`,
  });
  const identities = canvas.identities.map((identity): FlowNode => {
    const line = identityLine(identity);
    const drawn = common(identity.id, identity.name, identity.kind.replace("_", " "), line);
    return { ...drawn, type: "identity", data: { identity, line, aim: aimOf(linking, identity.id) } };
  });
  const groups = canvas.groups.map((group): FlowNode => {
    const line = groupLine(canvas, group);
    const drawn = common(group.id, group.name, "group", line);
    return { ...drawn, type: "iamGroup", data: { group, line, aim: aimOf(linking, group.id) } };
  });
  const roles = canvas.roles.map((role): FlowNode => {
    const line = roleLine(role);
    const drawn = common(role.id, role.name, "role", line);
    return { ...drawn, type: "role", data: { role, line, aim: aimOf(linking, role.id) } };
  });
  const providers = canvas.providers.map((provider): FlowNode => {
    const line = providerLine(provider);
    const drawn = common(provider.id, provider.name, "provider", line);
    return { ...drawn, type: "provider", data: { provider, line, aim: aimOf(linking, provider.id) } };
  });
  const resources = canvas.resources.map((resource): FlowNode => {
    const line = resourceLine(resource);
    const drawn = common(resource.id, resource.name, "resource", line);
    return { ...drawn, type: "resource", data: { resource, line, aim: aimOf(linking, resource.id) } };
  });
  return [...identities, ...groups, ...roles, ...providers, ...resources];
}

/** Notes lie on top; no line ends at one. */
function notes(scene: Scene, found: Map<string, Place>): FlowNode[] {
  return scene.canvas.notes.map((note) => ({
    ...base(scene, found, note.id),
    type: "note",
    zIndex: 2,
    connectable: false,
    ariaLabel: `Note: ${note.text}`,
    data: { note, line: "", aim: aimOf(scene.linking, note.id) },
  }));
}

/** A moved node as the API wants it; null for what has no stored place. */
export const isStored = (id: string): boolean => accountOfStack(id) === null;

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Keep the objects that did not change, so that React redraws only what did. */
export function reuse<T extends { id: string; data?: Record<string, unknown> }>(before: T[], after: T[]): T[] {
  const old = new Map(before.map((one) => [one.id, one]));
  return after.map((next) => {
    const last = old.get(next.id);
    if (!last) return next;
    const { data: lastData = {}, ...lastRest } = last;
    const { data: nextData = {}, ...nextRest } = next;
    const unchanged = Object.keys(nextData).every((field) => same(lastData[field], nextData[field]));
    return unchanged && same(lastRest, nextRest) ? last : next;
  });
}
