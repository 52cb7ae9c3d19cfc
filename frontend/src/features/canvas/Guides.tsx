import { ViewportPortal } from "@xyflow/react";
import { useCanvasUi } from "./canvas-ui";

/** What the dragged node lies in line with. */
export function Guides() {
  const guides = useCanvasUi((ui) => ui.guides);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <i
          key={axis}
          className={`guide guide-${axis}`}
          style={{
            transform: axis === "x" ? `translate(${at}px, ${from}px)` : `translate(${from}px, ${at}px)`,
            [axis === "x" ? "height" : "width"]: to - from,
          }}
        />
      ))}
    </ViewportPortal>
  );
}
