/** A small drawing of each starting picture, in the canvas's own shapes and colours. */
import type { ReactNode } from "react";

import { type PreviewDrawing, drawingFor } from "./preview-drawings";

const SHIELD = "M0-11 9-8v7c0 5.6-3.6 9.2-9 11.4-5.4-2.2-9-5.8-9-11.400v-7Z";

export function Preview({ slug }: { slug: string }) {
  const drawing = drawingFor(slug);
  return (
    <svg className="preview" viewBox="0 0 300 150" aria-hidden focusable="false">
      {drawing.boxes.map((box) => (
        <rect key={`${box.x}-${box.y}`} {...box} rx={12} className="preview-box" data-hue={box.hue} />
      ))}
      {drawing.links.map((link) => (
        <Line key={link.path} {...link} />
      ))}
      {drawing.nodes.map((node) => (
        <Card key={`${node.x}-${node.y}`} {...node} />
      ))}
    </svg>
  );
}

function Line({ path, state }: PreviewDrawing["links"][number]) {
  return (
    <g className="preview-line" data-state={state}>
      {state === "live" && <path d={path} className="preview-band" />}
      <path d={path} />
    </g>
  );
}

function Card({ x, y, kind, stacked }: PreviewDrawing["nodes"][number]) {
  return (
    <g transform={`translate(${x} ${y})`}>
      {stacked && <rect x={4} y={4} width={64} height={30} rx={8} className="preview-card" />}
      <rect width={64} height={30} rx={8} className="preview-card" />
      <g transform="translate(16 15)" className="preview-tile" data-kind={kind}>
        {tile(kind)}
      </g>
      <rect x={30} y={9} width={25} height={4.5} rx={2.25} className="preview-ink" />
      <rect x={30} y={17} width={17} height={4} rx={2} className="preview-ink faint" />
    </g>
  );
}

function tile(kind: PreviewDrawing["nodes"][number]["kind"]): ReactNode {
  if (kind === "role") return <path d={SHIELD} transform="scale(.92)" />;
  if (kind === "user" || kind === "web") return <circle r={9.5} />;
  return <rect x={-9} y={-9} width={18} height={18} rx={5} />;
}
