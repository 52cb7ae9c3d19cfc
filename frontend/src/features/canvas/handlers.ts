/** What React Flow reports, turned into moves, choices and links. */
import type { Connection, EdgeMouseHandler, NodeChange, NodeMouseHandler, OnConnectEnd, OnConnectStart } from "@xyflow/react";
import type { Spot } from "../../api/canvas";
import type { Canvas } from "../../model/canvas";
import { follow, usePresence } from "../../model/presence";
import { findEntity } from "../../model/selectors";
import { crowdsOf } from "../../model/stacks";
import { announce, openDialog, select, selectLink, selectNode, usePlayground } from "../../model/store";
import { canvasUi, levelFor, setCanvasUi } from "./canvas-ui";
import { cancelLink, finishLink, refuse, saveMoves, startLink, startRename, tapEnd } from "./changing";
import { principalEnd } from "./connection-rules";
import type { FlowEdge, FlowNode } from "./flow-types";
import { FIRST_X, FIRST_Y } from "../../model/geometry";
import { leastSize, places } from "../../model/places";
import type { Line } from "./lines";
import { snap } from "./snapping";

// Arrow keys move in small steps: store them together once the hand rests.
const REST_MS = 350;
const resting = new Set<string>();
let rest: ReturnType<typeof setTimeout> | undefined;

function saveSoon(id: string): void {
  resting.add(id);
  clearTimeout(rest);
  rest = setTimeout(() => {
    void saveMoves([...resting]);
    resting.clear();
  }, REST_MS);
}

/** Whose place it is that a drawn node is moved by: a stack's is its first member's. */
function placedBy(id: string): string {
  const { canvas } = usePlayground.getState();
  return (canvas && crowdsOf(canvas).byId.get(id)?.lead.id) ?? id;
}

/** Where a node may lie: cards stay below their account's header and right of its left edge. */
function allowed(id: string, x: number, y: number): Spot | null {
  const { canvas } = usePlayground.getState();
  const entity = canvas && findEntity(canvas, id);
  if (!entity) return null;
  const inside = entity.entity !== "account" && entity.value.account_id !== null;
  const { width, height } = canvasUi().moves.get(id) ?? entity.value.position;
  const size = { width, height };
  return { ...size, x: Math.round(inside ? Math.max(FIRST_X, x) : x), y: Math.round(inside ? Math.max(FIRST_Y, y) : y) };
}

// Looking at every neighbour costs too much in a crowd, and a crowd is not aligned by hand.
const MOST_NEIGHBOURS = 400;

let held = false;

/** Pull what is dragged into line with its neighbours, and show the lines. Arrow keys place freely. */
function snapped(changes: NodeChange<FlowNode>[]): { dx: number; dy: number } {
  const { canvas } = usePlayground.getState();
  const dragged = changes.filter((change) => change.type === "position");
  const dropped = held && dragged.every((change) => !change.dragging);
  held = dragged.some((change) => change.dragging === true);
  const lead = held || dropped ? dragged.find((change) => change.position) : undefined;
  if (!canvas || !lead?.position) {
    if (canvasUi().guides.length > 0) setCanvasUi({ guides: [] });
    return { dx: 0, dy: 0 };
  }
  const found = places(canvas, canvasUi().moves);
  const { box, inside } = found.get(lead.id) ?? {};
  const ids = new Set(dragged.map((change) => change.id));
  const inCrowd = crowdsOf(canvas).of;
  const near = [...found].filter(
    ([id, place]) => place.inside === inside && !ids.has(id) && id !== inside && !inCrowd.has(id),
  );
  if (!box || near.length > MOST_NEIGHBOURS) return { dx: 0, dy: 0 };
  const frame = inside ? found.get(inside)!.box : { x: 0, y: 0 };
  const wanted = { ...box, x: frame.x + lead.position.x, y: frame.y + lead.position.y };
  const { dx, dy, guides } = snap(wanted, near.map(([, place]) => place.box));
  setCanvasUi({ guides: dropped ? [] : guides });
  return { dx, dy };
}

export function onNodesChange(changes: NodeChange<FlowNode>[]): void {
  const { dx, dy } = changes.some((change) => change.type === "position") ? snapped(changes) : { dx: 0, dy: 0 };
  const moves = new Map(canvasUi().moves);
  const picked = new Set(canvasUi().picked);
  const tapping = isTapping();
  let moved = false;
  let chosen = false;
  for (const change of changes) {
    if (change.type === "position" && change.position) {
      const place = allowed(placedBy(change.id), change.position.x + dx, change.position.y + dy);
      if (place) moves.set(placedBy(change.id), place);
      moved = true;
    }
    if (change.type === "position" && change.dragging === false) saveSoon(placedBy(change.id));
    if (change.type === "dimensions" && change.resizing === true && change.dimensions) {
      const place = resized(change.id, change.dimensions);
      if (place) moves.set(change.id, place);
      moved = true;
    }
    if (change.type === "dimensions" && change.resizing === false) saveSoon(change.id);
    if (change.type === "select" && !tapping) {
      if (change.selected) picked.add(change.id);
      else picked.delete(change.id);
      chosen = true;
    }
  }
  if (moved) setCanvasUi({ moves });
  if (chosen) pick(stillDrawn(picked));
}

/** Taps are the ends of a link now, and choose nothing: the inspector would lie over the other end. */
const isTapping = (): boolean => canvasUi().connecting || canvasUi().linking?.by === "tap";

/** What was deleted while it was chosen is chosen no more: the flow never says so. */
function stillDrawn(picked: ReadonlySet<string>): ReadonlySet<string> {
  const { canvas } = usePlayground.getState();
  return new Set(
    [...picked].filter((id) => canvas && (crowdsOf(canvas).byId.has(id) || findEntity(canvas, principalEnd(id)) !== null)),
  );
}

/** An account in its new size, never smaller than what it holds. */
function resized(id: string, { width, height }: { width: number; height: number }): Spot | null {
  const { canvas } = usePlayground.getState();
  const place = canvas && placeOf(canvas, id);
  if (!place) return null;
  const isNote = canvas.notes.some((note) => note.id === id);
  const least = isNote ? LEAST_NOTE : leastSize(canvas, id, canvasUi().moves);
  return {
    ...place,
    width: Math.round(Math.max(least.width, width)),
    height: Math.round(Math.max(least.height, height)),
  };
}

const LEAST_NOTE = { width: 120, height: 44 };

/** Where an account or a note lies: what has a size of its own. */
const placeOf = (canvas: Canvas, id: string): Spot | undefined => {
  const sized = [...canvas.accounts, ...canvas.notes].find((one) => one.id === id);
  return sized && (canvasUi().moves.get(id) ?? sized.position);
};

/** By keyboard: so many pixels wider and higher. Answers whether this node can grow. */
export function growAccount(id: string, [across, down]: [number, number]): boolean {
  const { canvas } = usePlayground.getState();
  if (!canvas?.may_edit || !placeOf(canvas, id)) return false;
  const { box } = places(canvas, canvasUi().moves).get(id)!;
  const place = resized(id, { width: box.width + across, height: box.height + down })!;
  setCanvasUi({ moves: new Map(canvasUi().moves).set(id, place) });
  saveSoon(id);
  announce(`${String(place.width)} wide, ${String(place.height)} high.`);
  return true;
}

/** What the inspector shows for a drawn node: for imaginary users their account, for a crowd the crowd. */
export function selectedBy(id: string): string {
  const { canvas } = usePlayground.getState();
  return canvas && crowdsOf(canvas).byId.has(id) ? id : principalEnd(id);
}

function pick(picked: ReadonlySet<string>): void {
  setCanvasUi({ picked });
  const [first] = picked;
  if (picked.size === 1) selectNode(selectedBy(first!));
  else if (picked.size > 1) select(null);
  else if (picked.size === 0 && usePlayground.getState().selection?.kind === "node") select(null);
}

export const onEdgeClick: EdgeMouseHandler<FlowEdge> = (_event, edge) => {
  if (edge.type === "trust" && edge.data) openLine(edge.data.line);
};

/** Show the statement that a line stands for, or else its sessions. */
export function openLine(line: Line): void {
  const [link] = line.links;
  if (link) selectLink(line.roleId, link.key);
  else openDialog({ kind: "sessions", roleId: line.roleId, callerId: line.sourceId });
}

export const onNodeClick: NodeMouseHandler<FlowNode> = (_event, node) => {
  tapEnd(node.id);
};

export const onNodeDoubleClick: NodeMouseHandler<FlowNode> = (_event, node) => startRename(node.id);

export function onPaneClick(): void {
  // A tap beside a card is a miss, not a no.
  if (isTapping()) return;
  cancelLink();
  select(null);
}

export const onConnectStart: OnConnectStart = (_event, { nodeId }) => {
  if (nodeId) startLink(nodeId, "pointer");
};

export const isValidConnection = (end: Connection | FlowEdge): boolean =>
  canvasUi().linking?.verdicts.get(end.target)?.ok ?? false;

export function onConnect(end: Connection): void {
  void finishLink(end.source, end.target);
}

export const onConnectEnd: OnConnectEnd = (_event, state) => {
  const { linking } = canvasUi();
  if (linking && state.toNode && state.isValid === false && state.toNode.id !== linking.sourceId) {
    const verdict = linking.verdicts.get(state.toNode.id);
    if (verdict) refuse(verdict.reason);
  }
  cancelLink();
};

export function onMove(event: unknown, viewport: { zoom: number }): void {
  // Whoever pans by hand goes their own way.
  if (event !== null && usePresence.getState().following !== null) follow(null);
  const before = canvasUi().level;
  const level = levelFor(viewport.zoom, before);
  if (level !== before) setCanvasUi({ level });
}

/** The key for menus gives no place of its own: then the middle of what it was pressed on. */
function placeOfMenu(event: MenuEvent): { x: number; y: number } {
  const { clientX, clientY } = event;
  if (clientX > 0 || clientY > 0) return { x: clientX, y: clientY };
  const box = (event.target as HTMLElement).getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

type MenuEvent = Pick<MouseEvent, "clientX" | "clientY" | "target" | "preventDefault">;

export function onNodeMenu(event: MenuEvent, node: FlowNode): void {
  const { canvas } = usePlayground.getState();
  if (!canvas || !(findEntity(canvas, node.id) ?? crowdsOf(canvas).byId.has(node.id))) return;
  event.preventDefault();
  if (!canvasUi().picked.has(node.id)) pick(new Set([node.id]));
  setCanvasUi({ menu: { at: placeOfMenu(event), on: { kind: "node", id: node.id } } });
}

export function onLineMenu(event: MenuEvent, edge: FlowEdge): void {
  if (edge.type !== "trust" && edge.type !== "permission") return;
  event.preventDefault();
  const action = edge.type === "permission" ? (edge.data?.actions[0] ?? "") : null;
  const on = action === null ? { kind: "line" as const, id: edge.id } : { kind: "permission" as const, id: edge.id, action };
  setCanvasUi({ menu: { at: placeOfMenu(event), on } });
}

export function onPaneMenu(event: MenuEvent, toCanvas: (at: { x: number; y: number }) => { x: number; y: number }): void {
  event.preventDefault();
  const at = placeOfMenu(event);
  setCanvasUi({ menu: { at, on: { kind: "pane", place: toCanvas(at) } } });
}
