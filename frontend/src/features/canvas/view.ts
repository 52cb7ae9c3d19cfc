/** Which part of a large canvas is drawn. It changes in steps, so that a picture that is pulled is seldom built anew. */
import { useStore, type Viewport } from "@xyflow/react";
import { useMemo } from "react";
import type { Box } from "../../model/geometry";

const ZOOM_STEP = 1.5;

/** In: a viewport and the window's size. Out: a box of whole half screens around all that is seen, half a screen wider. */
export function viewAround({ x, y, zoom }: Viewport, width: number, height: number): Box {
  const scale = ZOOM_STEP ** Math.round(Math.log(zoom) / Math.log(ZOOM_STEP));
  const across = steps(-x / zoom, width / zoom, width / scale / 2);
  const down = steps(-y / zoom, height / zoom, height / scale / 2);
  return { x: across.from, width: across.length, y: down.from, height: down.length };
}

function steps(start: number, length: number, step: number): { from: number; length: number } {
  const from = (Math.floor(start / step) - 1) * step;
  const to = (Math.ceil((start + length) / step) + 1) * step;
  return { from, length: to - from };
}

/** In: the first viewport and size, until there are later ones. Out: what to draw; null for everything. */
export function useView(first: Viewport, size: { width: number; height: number }, large: boolean): Box | null {
  const told = useStore(({ transform: [x, y, zoom], domNode, width, height }) => {
    if (!large) return "null";
    const now = domNode && width > 0 ? { x, y, zoom } : first;
    return JSON.stringify(viewAround(now, width || size.width, height || size.height));
  });
  return useMemo(() => JSON.parse(told) as Box | null, [told]);
}
