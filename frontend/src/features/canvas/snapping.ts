/** PURE: near the edge or the middle of a neighbour, a dragged node jumps into line with it. */
import type { Box } from "../../model/geometry";

/** A line that shows what lies in line: across x or y at `at`, from one end to the other. */
export interface Guide {
  axis: "x" | "y";
  at: number;
  from: number;
  to: number;
}

export interface Snap {
  dx: number;
  dy: number;
  guides: Guide[];
}

const REACH = 6;

const sides = { x: ["x", "width", "y", "height"], y: ["y", "height", "x", "width"] } as const;

function stops(box: Box, axis: "x" | "y"): number[] {
  const [start, length] = sides[axis];
  return [box[start], box[start] + box[length] / 2, box[start] + box[length]];
}

interface Hit {
  by: number;
  at: number;
  other: Box;
}

/** The nearest line on one axis: same side to same side, so that a card's left edge never meets a right one by chance. */
function nearest(box: Box, others: Box[], axis: "x" | "y"): Hit | null {
  let best: Hit | null = null;
  for (const other of others) {
    const theirs = stops(other, axis);
    for (const [index, mine] of stops(box, axis).entries()) {
      const by = theirs[index]! - mine;
      if (Math.abs(by) <= REACH && (best === null || Math.abs(by) < Math.abs(best.by)))
        best = { by, at: theirs[index]!, other };
    }
  }
  return best;
}

function guide(axis: "x" | "y", hit: Hit, box: Box): Guide {
  const [, , start, length] = sides[axis];
  const from = Math.min(box[start], hit.other[start]);
  const to = Math.max(box[start] + box[length], hit.other[start] + hit.other[length]);
  return { axis, at: hit.at, from, to };
}

/** In: where a node is dragged to, and its neighbours. Out: how far to shift it, and the lines that say why. */
export function snap(box: Box, others: Box[]): Snap {
  const across = nearest(box, others, "x");
  const down = nearest(box, others, "y");
  const placed = { ...box, x: box.x + (across?.by ?? 0), y: box.y + (down?.by ?? 0) };
  const guides = [...(across ? [guide("x", across, placed)] : []), ...(down ? [guide("y", down, placed)] : [])];
  return { dx: across?.by ?? 0, dy: down?.by ?? 0, guides };
}
