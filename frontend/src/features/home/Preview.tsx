/** A small drawing of a starting picture: its own layout and trust, in the canvas's shapes and colours. */
import type { ReactNode } from "react";

import type { Drawing } from "../../api/workshop";

const CARD = { width: 178, height: 62 };
const MARGIN = 36;
const SHEET = 2; // as wide as high
const LARGEST_SCALE = 0.36; // of 300 pixels: small pictures keep small cards
const SHIELD = "M0-20 17-14v12c0 10-7 17-17 21-10-4-17-11-17-21v-12Z";

export const EMPTY_DRAWING: Drawing = {
  width: 560,
  height: 280,
  boxes: [{ x: 0, y: 0, width: 560, height: 280, hue: 0 }],
  cards: [],
  lines: [],
};

export function Preview({ drawing }: { drawing: Drawing }) {
  return (
    <svg className="preview" viewBox={sheetFor(drawing)} aria-hidden focusable="false">
      {drawing.boxes.map((box) => (
        <rect key={`${box.x},${box.y}`} {...box} rx={20} className="preview-box" data-hue={drawing === EMPTY_DRAWING ? "empty" : box.hue % 3} />
      ))}
      {drawing.lines.map(({ x1, y1, x2, y2 }) => {
        const bend = (x1 + x2) / 2;
        return (
          <path
            key={`${x1},${y1},${x2},${y2}`}
            className="preview-line"
            d={`M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`}
          />
        );
      })}
      {drawing.cards.map((card) => (
        <Card key={`${card.x},${card.y}`} {...card} />
      ))}
    </svg>
  );
}

/** Out: a viewBox of the sheet's proportions with the drawing in its middle. */
function sheetFor({ width, height }: Drawing): string {
  const wide = Math.max(width + 2 * MARGIN, SHEET * (height + 2 * MARGIN), 300 / LARGEST_SCALE);
  const high = wide / SHEET;
  return `${(width - wide) / 2} ${(height - high) / 2} ${wide} ${high}`;
}

function Card({ x, y, kind }: Drawing["cards"][number]) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect {...CARD} rx={14} className="preview-card" />
      <g transform="translate(36 31)" className="preview-tile" data-kind={kind}>
        {tile(kind)}
      </g>
      <rect x={66} y={19} width={78} height={10} rx={5} className="preview-ink" />
      <rect x={66} y={37} width={50} height={8} rx={4} className="preview-ink faint" />
    </g>
  );
}

function tile(kind: string): ReactNode {
  if (kind === "role") return <path d={SHIELD} />;
  if (kind === "user" || kind === "web" || kind === "anonymous") return <circle r={19} />;
  return <rect x={-18} y={-18} width={36} height={36} rx={10} />;
}
