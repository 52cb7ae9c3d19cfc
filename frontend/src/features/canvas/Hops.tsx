/** The chain that a question has found, over everything else: a curve for each hop, with its number. */
import { ViewportPortal } from "@xyflow/react";
import { useMemo } from "react";

import "../../styles/reach.css";
import { curve } from "../../model/geometry";
import { places } from "../../model/places";
import { useSpotlight } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { useCanvasUi } from "./canvas-ui";

export function Hops() {
  const path = useSpotlight((spotlight) => spotlight.path);
  return path.length > 1 ? <Chain path={path} /> : null;
}

function Chain({ path }: { path: readonly string[] }) {
  const canvas = usePlayground((state) => state.canvas);
  const moves = useCanvasUi((ui) => ui.moves);
  const hops = useMemo(() => {
    if (!canvas) return [];
    const found = places(canvas, moves);
    return path.slice(1).flatMap((id, index) => {
      const [from, to] = [found.get(path[index]!)?.box, found.get(id)?.box];
      if (!from || !to) return [];
      // Beside the beginning: the middle belongs to the pills of sessions and permissions.
      const line = curve(from, to);
      const [x, y, bend] = line.match(/-?[\d.]+/g)!.map(Number) as [number, number, number];
      const start = { x: x + (bend < x ? -22 : 22), y };
      return [{ id: `${path[index]!}>${id}`, line, start, number: index + 1 }];
    });
  }, [canvas, moves, path]);
  return (
    <ViewportPortal>
      <svg className="hops" aria-hidden>
        <defs>
          <marker id="hop-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0 0 10 5 0 10Z" />
          </marker>
        </defs>
        {hops.map((hop) => (
          <g key={hop.id}>
            <path d={hop.line} className="hop" markerEnd="url(#hop-head)" />
            <circle cx={hop.start.x} cy={hop.start.y} r={11} />
            <text x={hop.start.x} y={hop.start.y + 4.5} textAnchor="middle">
              {hop.number}
            </text>
          </g>
        ))}
      </svg>
    </ViewportPortal>
  );
}
