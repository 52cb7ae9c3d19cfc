/** PURE: sizes and boxes of what is drawn. Where each node lies is said by places.ts. */
import type { Spot } from "../api/canvas";
import type { Account } from "./canvas";

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

export type Moves = ReadonlyMap<string, Spot>;

export const CARD = { width: 178, height: 62 };
export const ROLE = { width: 184, height: 62 };
export const NOTE = { width: 204, height: 96 };
export const STACK = { width: 236, height: 108 };
export const ACCOUNT = { width: 420, height: 220 };
export const EXTERNAL = { width: 300, height: 84 };
/** From so far, blocks of some fifty full accounts are seen together. */
export const LEAST_ZOOM = 0.04;
const AROUND = 56; // the head of an account, and air
export const HEADER = 48;
export const MARGIN = 24;
// A card may not slip under its account's header or out of its left edge.
export const FIRST_X = 12;
export const FIRST_Y = HEADER + 8;

export const stackId = (accountId: string) => `stack:${accountId}`;

/** The account a stack of real or of imaginary users belongs to, or null when the id is no stack's. */
export const accountOfStack = (id: string) => (id.startsWith("stack:") ? id.split(":")[1]! : null);

export const overlaps = (one: Box, other: Box, gap: number) =>
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
export function around(boxes: Iterable<Box>): Box | null {
  let [x, y, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x = Math.min(x, box.x);
    y = Math.min(y, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return x === Infinity ? null : { x, y, width: right - x, height: bottom - y };
}

/** The part of a view in which something is drawn, with a little around it; the whole view where nothing is. */
export function drawnIn(view: Box, boxes: Iterable<Box>): Box {
  const found = around([...boxes].filter((box) => overlaps(box, view, 0)));
  if (!found) return view;
  const x = Math.max(view.x, found.x - AROUND);
  const y = Math.max(view.y, found.y - AROUND);
  const right = Math.min(view.x + view.width, found.x + found.width + AROUND);
  const bottom = Math.min(view.y + view.height, found.y + found.height + AROUND);
  return { x, y, width: right - x, height: bottom - y };
}

/** The viewport that shows `bounds` in a window of this size, never larger than life, so far below the top at most. */
export function viewportFor(bounds: Box | null, width: number, height: number, lowest = 60): { x: number; y: number; zoom: number } {
  if (!bounds) return { x: 0, y: 0, zoom: 1 };
  const margin = width < 640 ? 12 : 26;
  const bottom = 76; // the legend
  const fit = Math.min((width - 2 * margin) / bounds.width, (height - margin - bottom) / bounds.height);
  const zoom = Math.min(1, Math.max(LEAST_ZOOM, fit));
  const free = Math.max(margin, (width - bounds.width * zoom) / 2);
  const above = Math.max(margin, (height - bottom + margin - bounds.height * zoom) / 2);
  return { x: free - bounds.x * zoom, y: Math.min(above, lowest) - bounds.y * zoom, zoom };
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

/** The frame of an account at this place, around what it draws, as seen from its corner. */
export function accountBox(account: Account, at: Spot, children: Box[]): Box {
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

export const leastAround = (children: Box[]) => ({
  width: children.reduce((most, box) => Math.max(most, box.x + box.width + MARGIN), SMALLEST.width),
  height: children.reduce((most, box) => Math.max(most, box.y + box.height + MARGIN), SMALLEST.height),
});
