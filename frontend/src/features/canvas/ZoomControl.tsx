import { type ReactFlowInstance, useReactFlow, useStore } from "@xyflow/react";
import { Map, Maximize, Minus, Plus } from "lucide-react";
import { around, viewportFor } from "../../model/geometry";
import { boxesOf, places } from "../../model/places";
import { usePlayground } from "../../model/store";
import { canvasUi, setCanvasUi, useCanvasUi } from "./canvas-ui";

/** Everything, also what is not drawn right now because it is out of view. */
function showAll(flow: ReactFlowInstance): void {
  const { canvas } = usePlayground.getState();
  const frame = document.querySelector(".canvas")!.getBoundingClientRect();
  const all = canvas && around(boxesOf(places(canvas, canvasUi().moves)));
  if (all) void flow.setViewport(viewportFor(all, frame.width, frame.height), { duration: 160 });
}

/** Smaller, larger, everything; the figure sets life size. */
export function ZoomControl() {
  const zoom = useStore((state) => state.transform[2]);
  const flow = useReactFlow();
  const map = useCanvasUi((ui) => ui.map);
  return (
    <div className="zoom" role="group" aria-label="Zoom">
      <button type="button" aria-label="Zoom out" onClick={() => void flow.zoomOut({ duration: 120 })}>
        <Minus size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="zoom-figure mono"
        aria-label={`Zoom is ${String(Math.round(zoom * 100))}%, set to 100%`}
        onClick={() => void flow.zoomTo(1, { duration: 120 })}
      >
        {Math.round(zoom * 100)}%
      </button>
      <button type="button" aria-label="Zoom in" onClick={() => void flow.zoomIn({ duration: 120 })}>
        <Plus size={15} aria-hidden />
      </button>
      <button
        type="button"
        aria-label="Show everything"
        onClick={() => showAll(flow)}
      >
        <Maximize size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="zoom-map"
        aria-label="Map"
        aria-pressed={map}
        title="Map (M)"
        onClick={() => setCanvasUi({ map: !map })}
      >
        <Map size={15} aria-hidden />
      </button>
    </div>
  );
}
