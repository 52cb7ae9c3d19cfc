/** PURE: the viewport that brings a chosen node, and its account's box if that fits, into the free part of the window. */
import type { Viewport } from "@xyflow/react";
import { around, type Box } from "../../model/geometry";

const MARGIN = 20;
// Below this cards lose their words: better a box that is cut off than names that are gone.
const READABLE = 0.62;

interface Size {
  width: number;
  height: number;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** Shift by as little as brings `target` into the free part. */
function shifted(view: Viewport, free: Size, target: Box, zoom: number): Viewport {
  const middle = { x: target.x + target.width / 2, y: target.y + target.height / 2 };
  const x = view.x + middle.x * (view.zoom - zoom);
  const y = view.y + middle.y * (view.zoom - zoom);
  return {
    x: clamp(x, MARGIN - target.x * zoom, free.width - MARGIN - (target.x + target.width) * zoom),
    y: clamp(y, MARGIN - target.y * zoom, free.height - MARGIN - (target.y + target.height) * zoom),
    zoom,
  };
}

const isSeen = ({ x, y, zoom }: Viewport, free: Size, box: Box): boolean =>
  box.x * zoom + x >= 0 &&
  box.y * zoom + y >= 0 &&
  (box.x + box.width) * zoom + x <= free.width &&
  (box.y + box.height) * zoom + y <= free.height;

/** In: the viewport, the part of the window that nothing covers, the node and its frame. Out: null when all is seen. */
export function clearView(view: Viewport, free: Size, node: Box, frame: Box | null): Viewport | null {
  if (isSeen(view, free, node)) return null;
  const whole = around(frame ? [node, frame] : [node])!;
  const fit = Math.min((free.width - 2 * MARGIN) / whole.width, (free.height - 2 * MARGIN) / whole.height);
  const zoom = Math.min(view.zoom, fit);
  if (zoom >= Math.min(READABLE, view.zoom)) return shifted(view, free, whole, zoom);
  return shifted(view, free, node, view.zoom);
}
