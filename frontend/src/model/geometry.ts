/** PURE: where every node lies and how large it is; accounts grow to fit what they own. */
import type { PositionShape } from "../live/events.gen";
import type { Account, Canvas } from "./canvas";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A node's place: `box` is absolute, `inside` the account that draws it, if any. */
export interface Place {
  box: Box;
  inside: string | null;
}

export type Moves = ReadonlyMap<string, PositionShape>;

export const CARD = { width: 178, height: 62 };
export const ROLE = { width: 184, height: 62 };
export const NOTE = { width: 204, height: 96 };
export const STACK = { width: 236, height: 108 };
export const ACCOUNT = { width: 420, height: 220 };
export const EXTERNAL = { width: 300, height: 84 };
export const HEADER = 48;
export const MARGIN = 24;
// A card may not slip under its account's header or out of its left edge.
export const FIRST_X = 12;
export const FIRST_Y = HEADER + 8;

export const stackId = (accountId: string) => `stack:${accountId}`;

/** The account a stack belongs to, or null when the id is no stack's. */
export const accountOfStack = (id: string) => (id.startsWith("stack:") ? id.slice("stack:".length) : null);

interface Owned {
  id: string;
  account_id: string | null;
  position: PositionShape;
}

function owned(canvas: Canvas): (Owned & { size: typeof CARD })[] {
  return [
    ...canvas.identities.map((one) => ({ ...one, size: CARD })),
    ...canvas.groups.map((one) => ({ ...one, size: CARD })),
    ...canvas.roles.map((one) => ({ ...one, size: ROLE })),
    ...canvas.providers.map((one) => ({ ...one, size: CARD })),
    ...canvas.resources.map((one) => ({ ...one, size: CARD })),
  ];
}

/** Where the stack of imaginary users goes: into the first gap of the left column, else under it. */
function stackSpot(taken: Box[]): { x: number; y: number } {
  const box = { ...STACK, height: STACK.height + 12, x: MARGIN, y: FIRST_Y + 14 };
  while (taken.some((other) => overlaps(box, other, 14))) box.y += 8;
  return box;
}

function accountBox(account: Account, at: PositionShape, children: Box[]): Box {
  const usual = account.kind === "external" && children.length === 0 ? EXTERNAL : ACCOUNT;
  const least = leastAround(children);
  return {
    x: at.x,
    y: at.y,
    width: Math.max(at.width ?? usual.width, least.width),
    height: Math.max(at.height ?? usual.height, least.height),
  };
}

const SMALLEST = { width: 300, height: 84 };

const leastAround = (children: Box[]) => ({
  width: Math.max(SMALLEST.width, ...children.map((box) => box.x + box.width + MARGIN)),
  height: Math.max(SMALLEST.height, ...children.map((box) => box.y + box.height + MARGIN)),
});

/** The smallest size in which an account still holds all that is drawn in it. */
export function leastSize(canvas: Canvas, accountId: string, moves: Moves): { width: number; height: number } {
  const found = places(canvas, moves);
  const frame = found.get(accountId)!.box;
  const children = [...found.values()].filter((place) => place.inside === accountId);
  return leastAround(children.map(({ box }) => ({ ...box, x: box.x - frame.x, y: box.y - frame.y })));
}

/** Nodes of no account that lie over this one, as seen from its corner: a service drawn inside the box. */
function strangers(found: Map<string, Place>, account: Account, moves: Moves): Box[] {
  const { x, y } = moves.get(account.id) ?? account.position;
  const free = [...found.values()].filter(({ box, inside }) => inside === null && box.height === CARD.height);
  return free.map(({ box }) => ({ ...box, x: box.x - x, y: box.y - y }));
}

const shift = (box: Box, by: Box): Box => ({ ...box, x: box.x + by.x, y: box.y + by.y });

/** Places of all nodes; `moves` are newer than the canvas: the person drags right now. */
export function places(canvas: Canvas, moves: Moves): Map<string, Place> {
  const found = new Map<string, Place>();
  const inside = new Map<string, [string, Box][]>(canvas.accounts.map((account) => [account.id, []]));
  for (const node of owned(canvas)) {
    const at = moves.get(node.id) ?? node.position;
    const box = { x: at.x, y: at.y, ...node.size };
    const siblings = node.account_id === null ? undefined : inside.get(node.account_id);
    if (siblings) siblings.push([node.id, box]);
    else found.set(node.id, { box, inside: null });
  }
  for (const { id, position } of canvas.notes) {
    const at = moves.get(id) ?? position;
    const size = { width: at.width ?? NOTE.width, height: at.height ?? NOTE.height };
    found.set(id, { box: { x: at.x, y: at.y, ...size }, inside: null });
  }
  for (const account of canvas.accounts) {
    const children = inside.get(account.id)!;
    const id = stackId(account.id);
    if (account.user_population > 0) {
      const at = stackSpot([...children.map(([, box]) => box), ...strangers(found, account, moves)]);
      children.push([id, { x: at.x, y: at.y, width: STACK.width, height: STACK.height + 12 }]);
    }
    const at = moves.get(account.id) ?? account.position;
    const frame = accountBox(account, at, children.map(([, box]) => box));
    found.set(account.id, { box: frame, inside: null });
    for (const [child, box] of children) found.set(child, { box: shift(box, frame), inside: account.id });
  }
  return found;
}

const overlaps = (one: Box, other: Box, gap: number) =>
  one.x < other.x + other.width + gap &&
  other.x < one.x + one.width + gap &&
  one.y < other.y + other.height + gap &&
  other.y < one.y + one.height + gap;

/** The first free spot downwards from `start`; in columns to the right when a column is full. */
export function freeSpot(taken: Box[], size: { width: number; height: number }, start: { x: number; y: number }): Box {
  const step = size.height + 34;
  const rows = 8;
  for (let column = 0; column < 40; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      const box = { ...size, x: start.x + column * (size.width + 40), y: start.y + row * step };
      if (!taken.some((other) => overlaps(box, other, 12))) return box;
    }
  }
  return { ...size, ...start };
}

/** The smallest box around all. */
export function around(boxes: Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The viewport that shows `bounds` in a window of this size, never larger than life. */
export function viewportFor(bounds: Box | null, width: number, height: number): { x: number; y: number; zoom: number } {
  if (!bounds) return { x: 0, y: 0, zoom: 1 };
  const margin = width < 640 ? 12 : 26;
  const bottom = 76; // the legend
  const fit = Math.min((width - 2 * margin) / bounds.width, (height - margin - bottom) / bounds.height);
  const zoom = Math.min(1, Math.max(0.1, fit));
  const free = Math.max(margin, (width - bounds.width * zoom) / 2);
  const above = Math.max(margin, (height - bottom + margin - bounds.height * zoom) / 2);
  return { x: free - bounds.x * zoom, y: Math.min(above, 60) - bounds.y * zoom, zoom };
}

/** From the side of one box to the facing side of the other. */
export function curve(from: Box, to: Box): string {
  const inside = to.x > from.x && to.x + to.width < from.x + from.width && to.y > from.y && to.y < from.y + from.height;
  const back = !inside && to.x + to.width < from.x;
  const x1 = inside || back ? from.x : from.x + from.width;
  const x2 = back ? to.x + to.width : to.x;
  const y1 = inside ? from.y + 24 : from.y + from.height / 2;
  const y2 = to.y + to.height / 2;
  const bend = Math.max(28, Math.abs(x2 - x1) / 2) * (back ? -1 : 1);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
