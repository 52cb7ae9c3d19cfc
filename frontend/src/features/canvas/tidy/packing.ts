/** PURE: cards in columns and accounts in rows, around what has to stay. */
import type { Spot } from "../../../api/canvas";
import { MARGIN, overlaps, type Box } from "../../../model/geometry";
import { ACROSS, ASPECT, DOWN, GAP, MOST_ROWS } from "./spacing";

export interface Placed {
  id: string;
  account_id: string | null;
  position: Spot & { pinned: boolean };
}

export interface Point {
  x: number;
  y: number;
}

export type Spots = Map<string, Spot>;

export interface Column {
  cards: Placed[];
  size: { width: number; height: number };
}

export const put = ({ width, height }: Spot, x: number, y: number): Spot => ({ width, height, x, y });

/** Cards go from the corner on; a slot that is taken stays free of them. */
export function inColumns(columns: Column[], corner: Point, taken: Box[], spots: Spots): void {
  let x = corner.x;
  for (const { cards, size } of columns) {
    const wide = Math.max(1, Math.ceil(cards.length / MOST_ROWS));
    let slot = 0;
    for (const { id, position } of cards) {
      const at = () => ({
        ...size,
        x: x + (slot % wide) * (size.width + MARGIN),
        y: corner.y + Math.floor(slot / wide) * (size.height + DOWN),
      });
      while (taken.some((box) => overlaps(at(), box, 12))) slot += 1;
      spots.set(id, put(position, at().x, at().y));
      slot += 1;
    }
    if (cards.length > 0) x += wide * (size.width + MARGIN) - MARGIN + ACROSS;
  }
}

/** Boxes in rows of about this width; out: the corner of each. */
export function inRows(boxes: [string, Box][], start: Point, taken: Box[]): Map<string, Point> {
  const area = boxes.reduce((sum, [, box]) => sum + (box.width + GAP) * (box.height + GAP), 0);
  // Two accounts always stand side by side, so that lines between them run from left to right.
  const firstTwo = boxes.slice(0, 2).reduce((sum, [, box]) => sum + box.width + GAP, 0);
  const widest = Math.max(Math.sqrt(area * ASPECT), firstTwo);
  const corners = new Map<string, Point>();
  let [x, y, tallest] = [start.x, start.y, 0];
  for (const [id, box] of boxes) {
    const wraps = () => x > start.x && x + box.width - start.x > widest;
    const under = () => taken.find((other) => overlaps({ ...box, x, y }, other, GAP / 2));
    if (wraps()) [x, y, tallest] = [start.x, y + tallest + GAP, 0];
    for (let other = under(); other; other = under()) {
      x = other.x + other.width + GAP;
      if (wraps()) [x, y, tallest] = [start.x, Math.max(y + tallest, other.y + other.height) + GAP, 0];
    }
    corners.set(id, { x, y });
    x += box.width + GAP;
    tallest = Math.max(tallest, box.height);
  }
  return corners;
}
