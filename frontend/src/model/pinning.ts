/** Pins: a node that somebody wants where it is, drawn by itself and never as part of a stack. Everybody sees them. */
import { movePositions, type NodePlace } from "../api/canvas";
import { attempt } from "./attempt";
import type { Canvas, Entity } from "./canvas";
import { type Box, CARD, freeSpot, STACK } from "./geometry";
import { places } from "./places";
import { findEntity } from "./selectors";
import { crowdsOf } from "./stacks";
import { announce, usePlayground } from "./store";

const UNDER = STACK.height + 12 + 22;

/** What has to be stored so that a node is pinned: out of a stack it comes to a free place under it. PURE. */
export function pinned(canvas: Canvas, id: string): NodePlace[] {
  const entity = findEntity(canvas, id);
  if (!entity) return [];
  const stack = crowdsOf(canvas).of.get(id);
  if (!stack) return [{ id, position: entity.value.position, pinned: true }];
  const found = places(canvas, new Map());
  const frame = found.get(stack.accountId)!.box;
  const within = ({ x, y, ...size }: Box): Box => ({ ...size, x: x - frame.x, y: y - frame.y });
  const taken = [...found.values()].filter((place) => place.inside === stack.accountId).map((place) => within(place.box));
  const at = within(found.get(stack.id)!.box);
  const { x, y } = freeSpot(taken, CARD, { x: at.x, y: at.y + UNDER });
  const moved: NodePlace[] = [{ id, position: { x, y, width: null, height: null }, pinned: true }];
  // The stack lies where its first member does. It stays there when that one leaves.
  const next = id === stack.lead.id ? stack.members[1] : undefined;
  if (next) moved.push({ id: next.id, position: { x: at.x, y: at.y, width: null, height: null } });
  return moved;
}

export async function pin(id: string): Promise<void> {
  const { canvas, sandboxId } = usePlayground.getState();
  const entity = canvas && findEntity(canvas, id);
  if (!entity) return;
  const wasStacked = crowdsOf(canvas).of.has(id);
  const done = await attempt(() => movePositions(sandboxId, pinned(canvas, id)));
  if (done.ok)
    announce(wasStacked ? `${nameOf(entity)} is drawn by itself now, under the stack.` : `${nameOf(entity)} is pinned.`);
}

export async function unpin(id: string): Promise<void> {
  const { canvas, sandboxId } = usePlayground.getState();
  const entity = canvas && findEntity(canvas, id);
  if (!entity) return;
  const done = await attempt(() => movePositions(sandboxId, [{ id, position: entity.value.position, pinned: false }]));
  if (done.ok) announce(`${nameOf(entity)} is no longer pinned.`);
}

const nameOf = (entity: Entity): string => entity.value.name;
