import { useReactFlow, useStore } from "@xyflow/react";
import { Map, Maximize, Minus, Plus } from "lucide-react";
import { setCanvasUi, useCanvasUi } from "./canvas-ui";
import { showAll } from "./view-hooks";

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
