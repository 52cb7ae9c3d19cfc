/** A picture as one SVG of its own: for files, and for what changed between two versions. */
import { useMemo, type ReactNode } from "react";

import type { Permissions } from "../../api/policies";
import type { Canvas } from "../../model/canvas";
import type { ChangeKind } from "../../model/compare";
import { initials } from "../../lib/words";
import { iconOf, type TileKind, toneOf } from "../../ui/Tile";
import { fitting, type LineTone, type SketchBox, type SketchCard, sketchOf, type SketchNote, wrapped } from "./sketch";

/** A token's colour: var(--ink) inside the page, its value in a file. */
export type Paint = (token: string) => string;

export const byToken: Paint = (token) => `var(--${token})`;

interface Props {
  canvas: Canvas;
  paint?: Paint;
  only?: ReadonlySet<string>;
  /** Who may use which resource, as the engine says. */
  permissions?: Permissions["links"];
  /** What is marked as come, gone or changed. */
  marks?: ReadonlyMap<string, ChangeKind>;
  /** Words above the picture; with them comes the legend below. */
  title?: string;
  date?: string;
  label: string;
}

const SHIELD = "M20 1.8 36.6 7.4v13.8c0 10-6.6 17.3-16.6 21-10-3.7-16.6-11-16.6-21V7.4Z";
const FONT = '"Inter Variable", Inter, system-ui, sans-serif';
const MONO = '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, monospace';
const EDGE = 40;
const HEAD = 64;
const FOOT = 56;
const LEAST_WIDTH = 720;

export function SketchView({ canvas, paint = byToken, only, permissions, marks, title, date, label }: Props) {
  const sketch = useMemo(() => sketchOf(canvas, only, permissions), [canvas, only, permissions]);
  const { bounds } = sketch;
  const head = title === undefined ? 0 : HEAD;
  const foot = title === undefined ? 0 : FOOT;
  const width = Math.max(bounds.width + 2 * EDGE, title === undefined ? 0 : LEAST_WIDTH);
  const height = bounds.height + 2 * EDGE + head + foot;
  const left = bounds.x - (width - bounds.width) / 2;
  const top = bounds.y - EDGE - head;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={label}
      viewBox={`${left} ${top} ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={FONT}
      fontSize={13}
    >
      <rect x={left} y={top} width={width} height={height} fill={paint("canvas")} />
      {title !== undefined && (
        <g>
          <text x={left + EDGE} y={top + 44} fontSize={20} fontWeight={650} fill={paint("ink")}>
            {title}
          </text>
          <text x={left + width - EDGE} y={top + 44} textAnchor="end" fontSize={12} fill={paint("ink-3")}>
            {date}
          </text>
        </g>
      )}
      {sketch.boxes.map((box) => (
        <AccountBox key={box.id} box={box} paint={paint} mark={marks?.get(box.id)} />
      ))}
      {sketch.lines.map((line) => (
        <Trail key={line.id} tone={line.tone} path={line.path} paint={paint} />
      ))}
      {sketch.cards.map((card) => (
        <CardShape key={card.id} card={card} paint={paint} mark={marks?.get(card.id)} />
      ))}
      {sketch.notes.map((note) => (
        <NoteShape key={note.id} note={note} paint={paint} mark={marks?.get(note.id)} />
      ))}
      {title !== undefined && <LegendRow x={left + EDGE} y={top + height - 30} paint={paint} />}
    </svg>
  );
}

const markPaints: Record<ChangeKind, { token: string; sign: string; dash?: string }> = {
  added: { token: "active", sign: "+" },
  removed: { token: "danger", sign: "−", dash: "6 5" },
  changed: { token: "soon", sign: "≠" },
};

function Mark({ kind, width, height, paint, radius }: { kind: ChangeKind; width: number; height: number; paint: Paint; radius: number }) {
  const { token, sign, dash } = markPaints[kind];
  return (
    <g>
      <rect x={-3} y={-3} width={width + 6} height={height + 6} rx={radius + 3} fill="none" stroke={paint(token)} strokeWidth={2.5} strokeDasharray={dash} />
      <circle cx={width - 4} cy={2} r={10} fill={paint(token)} />
      <text x={width - 4} y={6.5} textAnchor="middle" fontSize={13} fontWeight={700} fill={paint("surface")}>
        {sign}
      </text>
    </g>
  );
}

interface Marked {
  paint: Paint;
  mark: ChangeKind | undefined;
}

function AccountBox({ box, paint, mark }: { box: SketchBox } & Marked) {
  const { width, height } = box;
  const hue = paint(`hue-${String(box.hue)}`);
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <rect width={width} height={height} rx={20} fill={paint("surface-2")} />
      <rect width={width} height={height} rx={20} fill={hue} fillOpacity={0.05} stroke={hue} strokeOpacity={0.38} strokeWidth={1.5} />
      <text x={18} y={30} fontSize={15} fontWeight={650} fill={paint("ink")}>
        {fitting(box.name, width / 2 - 20, 15)}
        <tspan dx={10} fontFamily={MONO} fontSize={11.5} fontWeight={450} fill={paint("ink-3")}>
          {box.number.replace(/(\d{4})(?=\d)/g, "$1 ")}
        </tspan>
      </text>
      {mark && <Mark kind={mark} width={width} height={height} paint={paint} radius={20} />}
    </g>
  );
}

function CardShape({ card, paint, mark }: { card: SketchCard } & Marked) {
  const { width, height } = card;
  const room = width - 72;
  return (
    <g transform={`translate(${card.x} ${card.y})`} opacity={mark === "removed" ? 0.75 : undefined}>
      <rect width={width} height={height} rx={14} fill={paint("raised")} stroke={paint("line")} />
      <g transform={`translate(11 ${height / 2 - 19})`}>
        <TileShape kind={card.kind} name={card.name} paint={paint} />
      </g>
      <text x={61} y={height / 2 - 3} fontSize={13.5} fontWeight={600} fill={paint("ink")}>
        {fitting(card.name, room, 13.5)}
      </text>
      <text x={61} y={height / 2 + 14} fontSize={11.5} fill={paint("ink-3")}>
        {fitting(card.line, room, 11.5)}
      </text>
      {mark && <Mark kind={mark} width={width} height={height} paint={paint} radius={14} />}
    </g>
  );
}

const ROUND: ReadonlySet<TileKind> = new Set(["user", "web_identity", "anonymous"]);
const tilePaints: Record<string, [string, string]> = {
  user: ["user", "user-soft"],
  group: ["group", "group-soft"],
  role: ["role", "role-soft"],
  service: ["service", "service-soft"],
  web: ["web", "web-soft"],
  resource: ["perm", "accent-soft"],
};

function TileShape({ kind, name, paint }: { kind: TileKind; name: string; paint: Paint }): ReactNode {
  const tone = toneOf(kind);
  const [colour, softer] = tilePaints[tone] ?? ["ink-2", "expired-soft"];
  const [ink, soft] = [paint(colour), paint(softer)];
  const icon = iconOf(kind, name, { x: 10, y: 10, width: 18, height: 18, stroke: ink });
  return (
    <g>
      {kind === "role" && <path d={SHIELD} transform="translate(-1 -3)" fill={soft} stroke={ink} strokeWidth={1.5} />}
      {kind !== "role" && <rect width={38} height={38} rx={ROUND.has(kind) ? 19 : 11} fill={soft} />}
      {icon ?? (
        <text x={19} y={23.5} textAnchor="middle" fontSize={12} fontWeight={650} fill={ink}>
          {initials(name)}
        </text>
      )}
    </g>
  );
}

function NoteShape({ note, paint, mark }: { note: SketchNote } & Marked) {
  const { width, height } = note;
  const lines = wrapped(note.text, Math.floor((width - 24) / 6.6), Math.max(1, Math.floor((height - 14) / 17)));
  return (
    <g transform={`translate(${note.x} ${note.y})`}>
      <rect width={width} height={height} rx={8} fill={paint("soon-soft")} stroke={paint("soon-stroke")} strokeOpacity={0.5} />
      <text fontSize={12.5} fill={paint("ink")}>
        {lines.map((line, index) => (
          <tspan key={`${String(index)}`} x={12} y={22 + index * 17}>
            {line}
          </tspan>
        ))}
      </text>
      {mark && <Mark kind={mark} width={width} height={height} paint={paint} radius={8} />}
    </g>
  );
}

const trails: Record<LineTone, { token: string; width: number; dash?: string; arrow: boolean }> = {
  trust: { token: "trust", width: 1.75, arrow: true },
  denied: { token: "danger", width: 1.75, dash: "2 5", arrow: true },
  live: { token: "active", width: 2, arrow: true },
  expired: { token: "expired", width: 1.75, dash: "7 6", arrow: true },
  member: { token: "trust", width: 1.75, dash: "0.1 6", arrow: false },
  permission: { token: "perm", width: 1.75, arrow: true },
};

function Trail({ tone, path, paint }: { tone: LineTone; path: string; paint: Paint }) {
  const { token, width, dash, arrow } = trails[tone];
  return (
    <g fill="none" stroke={paint(token)} strokeLinecap="round">
      {tone === "live" && <path d={path} strokeWidth={11} strokeOpacity={0.2} />}
      <path d={path} strokeWidth={width} strokeDasharray={dash} />
      {arrow && <Arrow path={path} fill={paint(token)} />}
    </g>
  );
}

/** The head at the end of a curve, which arrives level or upright. */
function Arrow({ path, fill }: { path: string; fill: string }) {
  const [fromX, fromY, x, y] = path.match(/-?[\d.]+/g)!.slice(-4).map(Number) as [number, number, number, number];
  const upright = fromX === x && fromY !== y;
  const way = (upright ? fromY <= y : fromX <= x) ? -9 : 9;
  const head = upright ? `l-5 ${way}h10Z` : `l${way} -5v10Z`;
  return <path d={`M${x} ${y}${head}`} fill={fill} stroke="none" />;
}

const LEGEND: [LineTone, string][] = [
  ["trust", "may assume"],
  ["live", "live session"],
  ["expired", "expired session"],
  ["denied", "shut out"],
  ["member", "member of"],
  ["permission", "may use"],
];

const SAMPLE = 36;
// Nobody measures text for a picture: a letter of this size is about so wide.
const LETTER = 6.1;
const APART = 24;

function LegendRow({ x, y, paint }: { x: number; y: number; paint: Paint }) {
  const widths = LEGEND.map(([, words]) => SAMPLE + words.length * LETTER + APART);
  const startOf = (index: number) => x + widths.slice(0, index).reduce((sum, width) => sum + width, 0);
  return (
    <g>
      {LEGEND.map(([tone, words], index) => (
        <g key={tone} transform={`translate(${startOf(index)} ${y})`}>
          <Trail tone={tone} path="M0 0C10 0 18 0 28 0" paint={paint} />
          <text x={SAMPLE} y={4} fontSize={11.5} fill={paint("ink-2")}>
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}
