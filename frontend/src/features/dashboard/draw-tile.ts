/** Draws one sandbox small on a 2D canvas: frames, trust lines, cards by kind, a ring around roles with live sessions. */
import type { Tile } from "../../api/dashboard";

export interface Palette {
  hues: string[];
  kinds: string[];
  card: string;
  line: string;
  trust: string;
  live: string;
}

const CARD = { width: 178, height: 62 };
const MARGIN = 40;
const LARGEST_SCALE = 0.4;
const ROLE = 5; // as the server counts kinds

/** The colours of the theme as it is now; kinds in the server's order. */
export function paletteOf(style: CSSStyleDeclaration): Palette {
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    hues: [0, 1, 2, 3, 4, 5].map((hue) => colour(`hue-${String(hue)}`)),
    kinds: ["user", "service", "web", "ink-3", "group", "role", "hue-5", "web"].map(colour),
    card: colour("raised"),
    line: colour("line-strong"),
    trust: colour("trust"),
    live: colour("active"),
  };
}

/** PURE: numbers of one kind, in steps. */
function* each(numbers: readonly number[], step: number): Generator<readonly number[]> {
  for (let at = 0; at + step <= numbers.length; at += step) yield numbers.slice(at, at + step);
}

/** PURE: scale and offset that show all of a tile in the middle of a sheet. */
export function fit(tile: Tile, width: number, height: number): { scale: number; x: number; y: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (x: number, y: number, wide: number, high: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + wide);
    bottom = Math.max(bottom, y + high);
  };
  for (const [x, y, wide, high] of each(tile.boxes, 5)) take(x!, y!, wide!, high!);
  for (const [x, y] of each(tile.cards, 3)) take(x!, y!, CARD.width, CARD.height);
  if (left > right) return { scale: LARGEST_SCALE, x: 0, y: 0 };
  const scale = Math.min(LARGEST_SCALE, width / (right - left + 2 * MARGIN), height / (bottom - top + 2 * MARGIN));
  return { scale, x: (width - (left + right) * scale) / 2, y: (height - (top + bottom) * scale) / 2 };
}

export function drawTile(pen: CanvasRenderingContext2D, tile: Tile, palette: Palette, width: number, height: number, ratio: number): void {
  const { scale, x: left, y: top } = fit(tile, width, height);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.setTransform(scale * ratio, 0, 0, scale * ratio, left * ratio, top * ratio);
  for (const [x, y, wide, high, hue] of each(tile.boxes, 5)) {
    const colour = palette.hues[hue! % palette.hues.length]!;
    pen.globalAlpha = 0.08;
    pen.fillStyle = colour;
    shape(pen, x!, y!, wide!, high!, 20, "fill");
    pen.globalAlpha = 0.6;
    pen.strokeStyle = colour;
    pen.lineWidth = 1 / scale;
    shape(pen, x!, y!, wide!, high!, 20, "stroke");
  }
  pen.globalAlpha = 1;
  pen.strokeStyle = palette.trust;
  pen.lineWidth = 1.2 / scale;
  pen.beginPath();
  for (const [x1, y1, x2, y2] of each(tile.lines, 4)) {
    const bend = (x1! + x2!) / 2;
    pen.moveTo(x1!, y1!);
    pen.bezierCurveTo(bend, y1!, bend, y2!, x2!, y2!);
  }
  pen.stroke();
  for (const [x, y, kind] of each(tile.cards, 3)) drawCard(pen, x!, y!, kind!, palette, scale);
  pen.strokeStyle = palette.live;
  pen.lineWidth = 2.4 / scale;
  for (const [x, y] of each(tile.live, 2)) shape(pen, x! - 9, y! - 9, CARD.width + 18, CARD.height + 18, 22, "stroke");
}

function drawCard(pen: CanvasRenderingContext2D, x: number, y: number, kind: number, palette: Palette, scale: number): void {
  pen.fillStyle = palette.card;
  pen.strokeStyle = palette.line;
  pen.lineWidth = 1 / scale;
  shape(pen, x, y, CARD.width, CARD.height, 14, "fill");
  shape(pen, x, y, CARD.width, CARD.height, 14, "stroke");
  pen.fillStyle = palette.kinds[kind] ?? palette.line;
  if (kind === 0 || kind === 2) {
    pen.beginPath();
    pen.arc(x + 32, y + 31, 19, 0, 2 * Math.PI);
    pen.fill();
  } else shape(pen, x + 13, y + 12, 38, 38, kind === ROLE ? 19 : 9, "fill");
  pen.fillStyle = palette.line;
  pen.fillRect(x + 64, y + 26, 84, 10);
}

function shape(pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, radius: number, how: "fill" | "stroke"): void {
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
  pen[how]();
}
