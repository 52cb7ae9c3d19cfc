/** PURE: a scene to the nodes of React Flow. */
import { Position, type NodeHandle } from "@xyflow/react";
import { alike } from "../../lib/alike";
import { t } from "../../lib/texts";
import { plural } from "../../lib/words";
import type { Account } from "../../model/canvas";
import { accountLine, groupLine, identityLine, providerLine, resourceLine, roleLine } from "../../model/card-words";
import { overlaps, STACK, stackId, type Box, type Place } from "../../model/geometry";
import { places } from "../../model/places";
import { glassOf } from "../../model/glass";
import { isGuessed } from "../../model/guesses";
import { findEntity, userCount } from "../../model/selectors";
import { crowdsOf, liveIn, stackLine, stackName, standsFor, type Stack } from "../../model/stacks";
import type { FlowEdge, FlowNode } from "./flow-types";
import { aimOf, type Scene } from "./scene";
import { toEdges } from "./to-edges";

const PORT = 10;

type Found = ReadonlyMap<string, Place>;

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

/** An account stays in light with anything in it, a stack with any of its members. */
function dimmed({ lit, canvas }: Scene, id: string): boolean {
  if (!lit || standsFor(canvas, id).some((one) => lit.has(one))) return false;
  return findEntity(canvas, id)?.entity !== "account";
}

/** An answer that stopped at a member of a stack has stopped at the stack. */
const isStop = ({ canvas, stop }: Scene, id: string): boolean =>
  stop.length > 0 && standsFor(canvas, id).some((one) => stop.includes(one));

function base(scene: Scene, found: Found, id: string): Base {
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
    focusable: focusable && !isGuessed(id),
    className: classOf(scene, id),
    zIndex: 2, // an account's frame lies below the lines, a card above them
    handles: cardHandles(box),
  };
}

function classOf(scene: Scene, id: string): string | undefined {
  if (isGuessed(id)) return "guessed";
  if (isStop(scene, id)) return "stop";
  return dimmed(scene, id) ? "dim" : undefined;
}

/** Nodes in drawing order; an account comes before what it owns. In: also nodes out of view at which lines end. */
export function toNodes(scene: Scene, ends: ReadonlySet<string> = new Set()): FlowNode[] {
  const { canvas, linking, view, picked } = scene;
  const found = places(canvas, scene.moves);
  const crowds = crowdsOf(canvas);
  const isDrawn = (id: string) => view === null || overlaps(found.get(id)!.box, view, 0) || picked.has(id) || ends.has(id);
  const nodes = canvas.accounts.map((account): FlowNode => ({
    ...base(scene, found, account.id),
    type: "account",
    zIndex: 0,
    handles: accountHandles(found.get(account.id)!.box),
    ariaLabel: `Account ${account.name}, ${account.number}`,
    data: { account, line: accountLine(canvas, account), users: userCount(canvas, account), aim: aimOf(linking, account.id) },
  }));
  const imaginary = canvas.accounts.filter((one) => one.user_population > 0 && isDrawn(stackId(one.id)));
  const stacks = crowds.stacks.filter((one) => isDrawn(one.id));
  return [
    ...nodes,
    ...imaginary.map((one) => imaginaryNode(scene, found, one)),
    ...stacks.map((one) => stackNode(scene, found, one)),
    ...cards(scene, found, (id) => !crowds.of.has(id) && isDrawn(id)),
    ...notes(scene, found, isDrawn),
  ];
}

/** Lines near the view, and the nodes in it or at the other end of these lines. */
export function toNear(scene: Scene): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const edges = toEdges(scene);
  const ends = new Set(scene.view === null ? [] : edges.flatMap((edge) => [edge.source, edge.target]));
  return { nodes: toNodes(scene, ends), edges };
}

function imaginaryNode(scene: Scene, found: Found, account: Account): FlowNode {
  const id = stackId(account.id);
  const count = account.user_population;
  const live = scene.canvas.sessions.filter((one) => one.state === "active" && one.caller_id === account.id).length;
  const name = plural(count, "more user");
  const faces = ["L M", "T K", "P S", "J W"];
  return {
    ...base(scene, found, id),
    type: "stack",
    handles: cardHandles({ ...found.get(id)!.box, height: STACK.height }),
    draggable: false,
    ariaLabel: name,
    data: { name, faces, count, live, line: "Count against the quota", aim: aimOf(scene.linking, id) },
  };
}

const FACES = 4;

function stackNode(scene: Scene, found: Found, stack: Stack): FlowNode {
  const { canvas, linking } = scene;
  const { id, members } = stack;
  const live = liveIn(canvas, stack);
  const [name, line] = [stackName(stack), stackLine(canvas, stack)];
  return {
    ...base(scene, found, id),
    type: "stack",
    handles: cardHandles({ ...found.get(id)!.box, height: STACK.height }),
    ariaLabel: `${name}, ${line}${live > 0 ? `, ${String(live)} live` : ""}`,
    data: { name, line, live, count: members.length, faces: members.slice(0, FACES).map((one) => one.name), aim: aimOf(linking, id) },
  };
}

const SPOKEN = {
  user: t("user"),
  service: t("service"),
  web_identity: t("web identity"),
  anonymous: t("anonymous"),
};

function cards(scene: Scene, found: Found, isDrawn: (id: string) => boolean): FlowNode[] {
  const { canvas, linking } = scene;
  const nodes: FlowNode[] = [];
  const common = (id: string, name: string, kind: string, line: string) => ({
    ...base(scene, found, id),
    ariaLabel: `${kind} ${name}, ${line}`,
  });
  for (const identity of canvas.identities) {
    if (!isDrawn(identity.id)) continue;
    const line = identityLine(identity);
    const drawn = common(identity.id, identity.name, SPOKEN[identity.kind], line);
    nodes.push({ ...drawn, type: "identity", data: { identity, line, aim: aimOf(linking, identity.id) } });
  }
  for (const group of canvas.groups) {
    if (!isDrawn(group.id)) continue;
    const line = groupLine(canvas, group);
    const drawn = common(group.id, group.name, t("group"), line);
    nodes.push({ ...drawn, type: "iamGroup", data: { group, line, aim: aimOf(linking, group.id) } });
  }
  for (const role of canvas.roles) {
    if (!isDrawn(role.id)) continue;
    const line = roleLine(role);
    const glass = glassOf(canvas, role);
    const spoken = glass ? `${line}, ${glass.broken ? t("glass broken") : t("behind glass")}` : line;
    const drawn = common(role.id, role.name, t("role"), spoken);
    nodes.push({ ...drawn, type: "role", data: { role, line, glass, aim: aimOf(linking, role.id) } });
  }
  for (const provider of canvas.providers) {
    if (!isDrawn(provider.id)) continue;
    const line = providerLine(provider);
    const drawn = common(provider.id, provider.name, t("provider"), line);
    nodes.push({ ...drawn, type: "provider", data: { provider, line, aim: aimOf(linking, provider.id) } });
  }
  for (const resource of canvas.resources) {
    if (!isDrawn(resource.id)) continue;
    const line = resourceLine(resource);
    const drawn = common(resource.id, resource.name, t("resource"), line);
    nodes.push({ ...drawn, type: "resource", data: { resource, line, aim: aimOf(linking, resource.id) } });
  }
  return nodes;
}

/** Notes lie on top; no line ends at one. */
function notes(scene: Scene, found: Found, isDrawn: (id: string) => boolean): FlowNode[] {
  const shown = scene.canvas.notes.filter((note) => isDrawn(note.id));
  return shown.map((note) => ({
    ...base(scene, found, note.id),
    type: "note",
    zIndex: 3,
    connectable: false,
    ariaLabel: `Note: ${note.text}`,
    data: { note, line: "", aim: aimOf(scene.linking, note.id) },
  }));
}

/** Keep the objects that did not change, so that React redraws only what did. */
export function reuse<T extends { id: string }>(before: T[], after: T[]): T[] {
  const old = new Map(before.map((one) => [one.id, one]));
  return after.map((next) => {
    const last = old.get(next.id);
    return last && alike(last, next) ? last : next;
  });
}
