/** PURE: a canvas as plain boxes, cards and lines with absolute places, to be drawn without React Flow. */
import { plural } from "../../lib/words";
import type { Permissions } from "../../api/policies";
import type { Canvas } from "../../model/canvas";
import {
  accountLine,
  groupLine,
  identityLine,
  providerLine, resourceLine,
  roleLine,
} from "../../model/card-words";
import { around, type Box, curve, stackId } from "../../model/geometry";
import { places } from "../../model/places";
import { lineStarts } from "../../model/selectors";
import { crowdsOf, drawnAs, stackLine, stackName } from "../../model/stacks";
import type { TileKind } from "../../ui/Tile";

export interface SketchBox extends Box {
  id: string;
  name: string;
  number: string;
  line: string;
  hue: number;
}

export interface SketchCard extends Box {
  id: string;
  kind: TileKind;
  name: string;
  line: string;
}

export type LineTone = "trust" | "denied" | "live" | "expired" | "member" | "permission";

export interface SketchLine {
  id: string;
  tone: LineTone;
  path: string;
}

export interface SketchNote extends Box {
  id: string;
  text: string;
}

export interface Sketch {
  bounds: Box;
  boxes: SketchBox[];
  cards: SketchCard[];
  lines: SketchLine[];
  notes: SketchNote[];
}

const EMPTY: Box = { x: 0, y: 0, width: 640, height: 320 };

/** In: a canvas, and which of its nodes (all, without). Out: what to draw. */
export function sketchOf(canvas: Canvas, only?: ReadonlySet<string>, permissions: Permissions["links"] = []): Sketch {
  const found = places(canvas, new Map());
  const wanted = (id: string) => !only || only.has(id) || only.has(found.get(id)?.inside ?? "");
  const boxOf = (id: string) => found.get(id)!.box;
  const boxes = canvas.accounts
    .filter((one) => wanted(one.id))
    .map((one) => ({ id: one.id, name: one.name, number: one.number, line: accountLine(canvas, one), hue: one.hue % 6, ...boxOf(one.id) }));
  const cards = cardsOf(canvas)
    .filter((one) => wanted(one.id))
    .map((one) => ({ ...one, ...boxOf(one.id) }));
  const notes = canvas.notes.filter((one) => wanted(one.id)).map(({ id, text }) => ({ id, text, ...boxOf(id) }));
  const drawn = new Map<string, Box>([...boxes, ...cards].map((one) => [one.id, one]));
  const lines = linesOf(canvas, drawn, permissions);
  return { bounds: around([...boxes, ...cards, ...notes]) ?? EMPTY, boxes, cards, lines, notes };
}

type Told = Omit<SketchCard, keyof Box>;

function cardsOf(canvas: Canvas): Told[] {
  const stacks = canvas.accounts.filter((one) => one.user_population > 0);
  const { of, stacks: crowds } = crowdsOf(canvas);
  return [
    ...canvas.identities
      .filter((one) => !of.has(one.id))
      .map((one): Told => ({ id: one.id, kind: one.kind, name: one.name, line: identityLine(one) })),
    ...crowds.map((one): Told => ({ id: one.id, kind: "group", name: stackName(one), line: stackLine(canvas, one) })),
    ...canvas.groups.map((one): Told => ({ id: one.id, kind: "group", name: one.name, line: groupLine(canvas, one) })),
    ...canvas.roles.map((one): Told => ({ id: one.id, kind: "role", name: one.name, line: roleLine(one) })),
    ...canvas.providers.map((one): Told => ({ id: one.id, kind: "provider", name: one.name, line: providerLine(one) })),
    ...canvas.resources.map((one): Told => ({ id: one.id, kind: one.type, name: one.name, line: resourceLine(one) })),
    ...stacks.map((one): Told => ({
      id: stackId(one.id),
      kind: "group",
      name: plural(one.user_population, "more user"),
      line: "Count against the quota",
    })),
  ];
}

/** Trust from its caller to the role, glowing while a session lives; membership from the user to the group. */
function linesOf(canvas: Canvas, drawn: ReadonlyMap<string, Box>, permissions: Permissions["links"]): SketchLine[] {
  const lines = new Map<string, SketchLine>();
  const add = (from: string, to: string, tone: LineTone) => {
    const [source, target] = [drawn.get(from), drawn.get(to)];
    const id = `${from}>${to}`;
    if (source && target) lines.set(id, { id, tone, path: tone === "permission" ? drop(source, target) : curve(source, target) });
  };
  const crowded = new Set(canvas.accounts.filter((one) => one.user_population > 0).map((one) => one.id));
  const signedIn = lineStarts(canvas);
  const start = (id: string) => (crowded.has(id) ? stackId(id) : drawnAs(canvas, signedIn(id)));
  for (const { source_id, resource_id } of permissions) add(drawnAs(canvas, source_id), resource_id, "permission");
  for (const user of canvas.identities) for (const group of user.group_ids) add(drawnAs(canvas, user.id), group, "member");
  for (const role of canvas.roles)
    for (const link of role.trust_links)
      if (link.source_id !== null) add(start(link.source_id), role.id, link.effect === "Deny" ? "denied" : "trust");
  const ended = canvas.sessions.toSorted((one) => (one.state === "active" ? 1 : -1));
  for (const session of ended)
    if (session.caller_id !== null && session.role_id !== null)
      add(start(session.caller_id), session.role_id, session.state === "active" ? "live" : "expired");
  return [...lines.values()];
}

/** Down or up where one box stands over the other, else from side to side. */
function drop(from: Box, to: Box): string {
  const apart = Math.abs(to.x - from.x) > from.width / 2;
  if (apart) return curve(from, to);
  const down = to.y > from.y;
  const [x1, x2] = [from.x + from.width / 2, to.x + to.width / 2];
  const [y1, y2] = down ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
  const bend = (y2 - y1) / 2;
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}

/** As much of a text as fits into so many pixels of this type. */
export function fitting(text: string, width: number, size: number): string {
  const most = Math.max(1, Math.floor(width / (size * 0.56)));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** A note's text in lines of at most so many letters; what does not fit is cut with an ellipsis. */
export function wrapped(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line && line.length + word.length + 1 > letters) {
        lines.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    lines.push(line);
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ""}…`];
}
