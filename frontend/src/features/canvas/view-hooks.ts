/** Effects that keep the view and the choice in step with the rest of the page. */
import { type ReactFlowInstance, useReactFlow, type Viewport } from "@xyflow/react";
import { useEffect } from "react";
import { useSpotlight } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { canvasUi, EVERYTHING, setCanvasUi, useCanvasUi } from "./canvas-ui";
import { clearView } from "./clear-view";
import { around, stackId, viewportFor } from "../../model/geometry";
import { boxesOf, places } from "../../model/places";
import { drawnAs } from "../../model/stacks";
import { nodeElement } from "./keyboard";

/** A node chosen elsewhere, such as in the inspector, is chosen on the canvas, too. */
export function useSelectionAsPicked(): void {
  const selection = usePlayground((state) => state.selection);
  useEffect(() => {
    const { picked } = useCanvasUi.getState();
    const { canvas } = usePlayground.getState();
    if (selection?.kind === "link" && picked.size > 0) setCanvasUi({ picked: new Set() });
    if (selection?.kind !== "node" || !canvas) return;
    const drawn = drawnAs(canvas, selection.id);
    if (!picked.has(drawn) && !picked.has(stackId(selection.id))) setCanvasUi({ picked: new Set([drawn]) });
  }, [selection]);
}

/** Bring a new or found node into view, if it is not. */
export function useReveal(): void {
  const id = useCanvasUi((ui) => ui.reveal);
  const drawn = usePlayground((state) => state.canvas?.revision);
  const flow = useReactFlow();
  useEffect(() => {
    const { canvas } = usePlayground.getState();
    if (id === EVERYTHING) {
      setCanvasUi({ reveal: null });
      showAll(flow);
      return;
    }
    if (!id || !canvas || drawn === undefined || !places(canvas, useCanvasUi.getState().moves).has(id)) return;
    setCanvasUi({ reveal: null });
    const shown = drawnAs(canvas, id);
    const box = nodeElement(shown)?.getBoundingClientRect();
    const frame = document.querySelector(".canvas")!.getBoundingClientRect();
    const seen = box && box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    if (nodeElement(shown)) focusOn(shown);
    // What is far out of view is drawn only when the view has come near it.
    if (!seen) void flow.setViewport(viewFor(id, frame), { duration: 200 }).then(() => focusOn(shown));
  }, [id, drawn, flow]);
}

/** How far below the top a small picture begins: beside panels near it, alone in the middle. */
export const lowest = (): number | undefined => (canvasUi().alone ? Infinity : undefined);

/** Everything, also what is not drawn right now because it is out of view. */
export function showAll(flow: ReactFlowInstance): void {
  const { canvas } = usePlayground.getState();
  const frame = document.querySelector(".canvas")!.getBoundingClientRect();
  const all = canvas && around(boxesOf(places(canvas, canvasUi().moves)));
  if (all) void flow.setViewport(viewportFor(all, frame.width, frame.height, lowest()), { duration: 160 });
}

function focusOn(id: string): void {
  const busy = document.querySelector("[role=dialog], [role=menu]") !== null;
  if (!busy && useCanvasUi.getState().renaming !== id) nodeElement(id)?.focus({ preventScroll: true });
}

/** Everything, when it can still be read; else this node in the middle. */
function viewFor(id: string, frame: { width: number; height: number }): Viewport {
  const canvas = usePlayground.getState().canvas!;
  const found = places(canvas, useCanvasUi.getState().moves);
  const whole = viewportFor(around(boxesOf(found)), frame.width, frame.height);
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

/** What a panel leaves free of the canvas, where it lies over it; null where it does not. */
function freePart(panel: Element | null): { width: number; height: number } | null {
  if (!(panel instanceof HTMLElement) || getComputedStyle(panel).position !== "fixed") return null;
  const canvas = document.querySelector(".canvas")!.getBoundingClientRect();
  // Offsets say where it will stand; while it still slides in, its rectangle says where it is.
  const fromBelow = panel.offsetLeft === 0;
  return {
    width: fromBelow ? canvas.width : Math.min(canvas.width, panel.offsetLeft - canvas.left),
    height: fromBelow ? panel.offsetTop - canvas.top : canvas.height,
  };
}

/** Bring the chosen node out from under the inspector, and its account's box with it when both fit. */
export function useClearOfInspector(): void {
  const selection = usePlayground((state) => state.selection);
  const flow = useReactFlow();
  useEffect(() => {
    const { canvas } = usePlayground.getState();
    const id = selection?.kind === "node" ? selection.id : selection?.roleId;
    const free = freePart(document.getElementById("inspector"));
    if (!free || !id || !canvas) return;
    const found = places(canvas, useCanvasUi.getState().moves);
    const place = found.get(id);
    if (!place) return;
    const frame = place.inside === null ? null : found.get(place.inside)!.box;
    const view = clearView(flow.getViewport(), free, place.box, frame);
    if (view) void flow.setViewport(view, { duration: 160 });
  }, [selection, flow]);
}

const READABLE = 0.62;

/** Bring the nodes that an answer has stopped at into the free part, with caller and resource where all can be read. */
export function useStopInView(): void {
  const stop = useSpotlight((spotlight) => spotlight.stop);
  const flow = useReactFlow();
  useEffect(() => {
    const { canvas } = usePlayground.getState();
    if (!canvas || stop.length === 0) return;
    const found = places(canvas, useCanvasUi.getState().moves);
    const boxes = (ids: Iterable<string>) => [...ids].flatMap((id) => found.get(drawnAs(canvas, id))?.box ?? []);
    const frame = document.querySelector(".canvas")!.getBoundingClientRect();
    const free = freePart(document.querySelector(".why")) ?? frame;
    const near = around(boxes(stop));
    const all = around(boxes(useSpotlight.getState().lit ?? stop));
    if (!near || !all) return;
    const view = flow.getViewport();
    if (view.zoom >= READABLE && clearView(view, free, near, null) === null) return;
    const whole = viewportFor(all, free.width, free.height);
    const next = whole.zoom >= READABLE ? whole : viewportFor(near, free.width, free.height);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    void flow.setViewport(next, { duration: still ? 0 : 200 });
  }, [stop, flow]);
}
