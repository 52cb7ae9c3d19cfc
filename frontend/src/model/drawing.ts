/** PURE: what a sandbox is for: an exercise to do, a picture to draw for one, or neither. */
import type { Canvas } from "./canvas";

const DRAWN_FOR = "draft-";

/** The slug of the exercise that is done here. */
export function exerciseIn(canvas: Canvas | null): string | null {
  const label = canvas?.sandbox.exercise ?? null;
  return label?.startsWith(DRAWN_FOR) ? null : label;
}

/** The exercise that this sandbox is a picture of. */
export function drawnFor(canvas: Canvas | null): string | null {
  const label = canvas?.sandbox.exercise ?? null;
  return label?.startsWith(DRAWN_FOR) ? label.slice(DRAWN_FOR.length) : null;
}
