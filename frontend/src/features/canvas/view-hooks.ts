/** Effects that keep the view and the choice in step with the rest of the page. */
import { useReactFlow, type Viewport } from "@xyflow/react";
import { useEffect } from "react";
import { usePlayground } from "../../model/store";
import { setCanvasUi, useCanvasUi } from "./canvas-ui";
import { clearView } from "./clear-view";
import { around, places, viewportFor } from "../../model/geometry";
import { nodeElement } from "./keyboard";

/** A node chosen elsewhere, such as in the inspector, is chosen on the canvas, too. */
export function useSelectionAsPicked(): void {
  const selection = usePlayground((state) => state.selection);
  useEffect(() => {
    const { picked } = useCanvasUi.getState();
    if (selection?.kind === "link" && picked.size > 0) setCanvasUi({ picked: new Set() });
    if (selection?.kind === "node" && !picked.has(selection.id) && !picked.has(`stack:${selection.id}`))
      setCanvasUi({ picked: new Set([selection.id]) });
  }, [selection]);
}

/** Bring a new or found node into view, if it is not. */
export function useReveal(): void {
  const id = useCanvasUi((ui) => ui.reveal);
  const drawn = usePlayground((state) => state.canvas?.revision);
  const flow = useReactFlow();
  useEffect(() => {
    const node = id === null ? undefined : flow.getInternalNode(id);
    if (!id || !node || drawn === undefined) return;
    setCanvasUi({ reveal: null });
    const box = nodeElement(id)?.getBoundingClientRect();
    const frame = document.querySelector(".canvas")!.getBoundingClientRect();
    const seen = box && box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    if (!seen) void flow.setViewport(viewFor(id, frame), { duration: 200 });
    const busy = document.querySelector("[role=dialog], [role=menu]") !== null;
    if (!busy && useCanvasUi.getState().renaming !== id) nodeElement(id)?.focus({ preventScroll: true });
  }, [id, drawn, flow]);
}

/** Everything, when it can still be read; else this node in the middle. */
function viewFor(id: string, frame: { width: number; height: number }): Viewport {
  const canvas = usePlayground.getState().canvas!;
  const found = places(canvas, useCanvasUi.getState().moves);
  const whole = viewportFor(around([...found.values()].map((place) => place.box)), frame.width, frame.height);
  if (whole.zoom >= 0.62) return whole;
  const box = found.get(id)!.box;
  const zoom = 0.9;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return { x: frame.width / 2 - middle.x * zoom, y: frame.height / 2 - middle.y * zoom, zoom };
}

/** A link begun by keyboard puts the focus on the first role it could end at. */
export function useKeyboardLink(): void {
  const linking = useCanvasUi((ui) => ui.linking);
  useEffect(() => {
    if (linking?.by !== "keyboard") return;
    const first = [...linking.verdicts].find(([, verdict]) => verdict.ok && verdict.makes === "trust");
    if (first) nodeElement(first[0])?.focus();
  }, [linking]);
}

/** What the inspector leaves free of the canvas, on small screens, where it lies over it; null where it does not. */
function freePart(): { width: number; height: number } | null {
  const side = document.getElementById("inspector");
  if (!side || getComputedStyle(side).position !== "fixed") return null;
  const canvas = document.querySelector(".canvas")!.getBoundingClientRect();
  const fromBelow = side.offsetLeft === 0;
  return {
    width: fromBelow ? canvas.width : side.offsetLeft - canvas.left,
    height: fromBelow ? side.offsetTop - canvas.top : canvas.height,
  };
}

/** Bring the chosen node out from under the inspector, and its account's box with it when both fit. */
export function useClearOfInspector(): void {
  const selection = usePlayground((state) => state.selection);
  const flow = useReactFlow();
  useEffect(() => {
    const { canvas } = usePlayground.getState();
    const id = selection?.kind === "node" ? selection.id : selection?.roleId;
    const free = freePart();
    if (!free || !id || !canvas) return;
    const found = places(canvas, useCanvasUi.getState().moves);
    const place = found.get(id);
    if (!place) return;
    const frame = place.inside === null ? null : found.get(place.inside)!.box;
    const view = clearView(flow.getViewport(), free, place.box, frame);
    if (view) void flow.setViewport(view, { duration: 160 });
  }, [selection, flow]);
}
