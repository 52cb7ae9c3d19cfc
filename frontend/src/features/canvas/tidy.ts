/** PURE: everything in columns: who asks on the left, roles right of them, resources last; accounts packed in rows.
 *
 * What is pinned, or not chosen when only the choice is tidied, stays where it is, and nothing is put over it.
 */
import type { Spot } from "../../api/canvas";
import { grouped } from "../../lib/grouped";
import type { Account, Canvas } from "../../model/canvas";
import { ACCOUNT, around, CARD, MARGIN, NOTE, overlaps, STACK, type Box, type Place } from "../../model/geometry";
import { places } from "../../model/places";
import { crowdsOf } from "../../model/stacks";
import { linesOf } from "./lines";

const TOP = 70; // clear of the account's header
const SIZES = { card: CARD, stack: { width: STACK.width, height: STACK.height + 12 } };
const DOWN = 24; // between the cards of a column
const ACROSS = 90; // between columns: room for a line's arrowhead and its pill
const MOST_ROWS = 12; // a longer column becomes several, filled row by row, so that the order stays when done again
const GAP = 90;
const ASPECT = 1.6;

interface Placed {
  id: string;
  account_id: string | null;
  position: Canvas["notes"][number]["position"];
}

interface Point {
  x: number;
  y: number;
}

type Spots = Map<string, Spot>;

const put = ({ width, height }: Spot, x: number, y: number): Spot => ({ width, height, x, y });

/** As they lie now, from top to bottom, so that tidying keeps the order somebody chose. */
const downwards = (one: Placed, other: Placed) =>
  one.position.y - other.position.y || one.position.x - other.position.x || one.id.localeCompare(other.id);

/** Roles beside those who may assume them: fewer lines cross. */
function besideCallers(canvas: Canvas): (roles: Placed[], rows: Map<string, number>) => Placed[] {
  const callers = grouped(linesOf(canvas, []), (line) => line.roleId);
  const leads = crowdsOf(canvas).byId;
  return (roles, rows) => {
    const middle = (role: Placed) => {
      const ids = (callers.get(role.id) ?? []).map(({ sourceId }) => leads.get(sourceId)?.lead.id ?? sourceId);
      const known = ids.flatMap((id) => rows.get(id) ?? []);
      return known.length === 0 ? Number.MAX_SAFE_INTEGER : known.reduce((sum, row) => sum + row, 0) / known.length;
    };
    const heights = new Map(roles.map((role) => [role.id, middle(role)]));
    return roles.toSorted((one, other) => heights.get(one.id)! - heights.get(other.id)! || downwards(one, other));
  };
}

const across = (column: Placed[]) => Math.max(1, Math.ceil(column.length / MOST_ROWS));

interface Column {
  cards: Placed[];
  size: { width: number; height: number };
}

/** Cards go from the corner on; a slot that is taken stays free of them. */
function inColumns(columns: Column[], corner: Point, taken: Box[], spots: Spots): void {
  let x = corner.x;
  for (const { cards, size } of columns) {
    const wide = across(cards);
    let slot = 0;
    for (const { id, position } of cards) {
      const at = () => ({
        ...size,
        x: x + (slot % wide) * (size.width + MARGIN),
        y: corner.y + Math.floor(slot / wide) * (size.height + DOWN),
      });
      while (taken.some((box) => overlaps(at(), box, 12))) slot += 1;
      spots.set(id, put(position, at().x, at().y));
      slot += 1;
    }
    if (cards.length > 0) x += wide * (size.width + MARGIN) - MARGIN + ACROSS;
  }
}

interface Task {
  canvas: Canvas;
  found: ReadonlyMap<string, Place>;
  /** May it be put elsewhere? */
  moves: (one: { id: string; position: Placed["position"] }) => boolean;
  /** Null: everything. */
  only: ReadonlySet<string> | null;
}

const own = (list: Placed[]) => grouped(list, (one) => one.account_id);

/** What an account owns, in columns; places are relative to its corner. */
function insides({ canvas, found, moves, only }: Task): Spots {
  const spots: Spots = new Map();
  const byCallers = besideCallers(canvas);
  const { of, stacks } = crowdsOf(canvas);
  const crowds = own(stacks.map((stack) => stack.lead));
  const callers = own([...canvas.identities.filter((one) => !of.has(one.id)), ...canvas.providers]);
  const [groups, roles, resources] = [own(canvas.groups), own(canvas.roles), own(canvas.resources)];
  for (const { id } of canvas.accounts) {
    const mine = (list: Map<string | null, Placed[]>) => (list.get(id) ?? []).toSorted(downwards);
    const all = [crowds, callers, groups, roles, resources].map(mine);
    const [stacked, left, middle, right, last] = all.map((list) => list.filter(moves)) as [Placed[], Placed[], Placed[], Placed[], Placed[]];
    const rows = new Map([...stacked, ...left].map((one, index) => [one.id, Math.floor(index / across(left))]));
    const frame = found.get(id)!.box;
    const boxOf = (one: Placed) => ({ ...found.get(one.id)!.box, x: found.get(one.id)!.box.x - frame.x, y: found.get(one.id)!.box.y - frame.y });
    const taken = all.flat().filter((one) => !moves(one)).map(boxOf);
    const whole = only === null || only.has(id);
    const corner = whole ? { x: MARGIN, y: TOP } : around(all.flat().filter(moves).map(boxOf));
    const card = (cards: Placed[]) => ({ cards, size: SIZES.card });
    const columns = [{ cards: stacked, size: SIZES.stack }, card(left), card(middle), card(byCallers(right, rows)), card(last)];
    if (corner) inColumns(columns, corner, taken, spots);
  }
  return spots;
}

/** Boxes in rows of about this width; out: the corner of each, and how far down they reach. */
function inRows(boxes: [string, Box][], start: Point, taken: Box[]): { corners: Map<string, Point>; bottom: number } {
  const area = boxes.reduce((sum, [, box]) => sum + (box.width + GAP) * (box.height + GAP), 0);
  // Two accounts always stand side by side, so that lines between them run from left to right.
  const firstTwo = boxes.slice(0, 2).reduce((sum, [, box]) => sum + box.width + GAP, 0);
  const widest = Math.max(Math.sqrt(area * ASPECT), firstTwo);
  const corners = new Map<string, Point>();
  let [x, y, tallest] = [start.x, start.y, 0];
  for (const [id, box] of boxes) {
    const wraps = () => x > start.x && x + box.width - start.x > widest;
    const under = () => taken.find((other) => overlaps({ ...box, x, y }, other, GAP / 2));
    if (wraps()) [x, y, tallest] = [start.x, y + tallest + GAP, 0];
    for (let other = under(); other; other = under()) {
      x = other.x + other.width + GAP;
      if (wraps()) [x, y, tallest] = [start.x, Math.max(y + tallest, other.y + other.height) + GAP, 0];
    }
    corners.set(id, { x, y });
    x += box.width + GAP;
    tallest = Math.max(tallest, box.height);
  }
  return { corners, bottom: y + tallest };
}

/** In which row of accounts it lies now. */
const lineOf = ({ position }: Account) => Math.round(position.y / ACCOUNT.height);

/** In: which nodes to tidy; null for all. Out: the new place of every node that moves. A canvas that is tidy gives none. */
export function tidied(canvas: Canvas, only: ReadonlySet<string> | null = null): Spots {
  const home = new Map(canvas.identities.map((one) => [one.id, one.account_id]));
  for (const list of [canvas.groups, canvas.roles, canvas.providers, canvas.resources])
    for (const one of list) home.set(one.id, one.account_id);
  const chosen = (id: string) => only === null || only.has(id) || only.has(home.get(id) ?? "");
  const moves: Task["moves"] = (one) => !one.position.pinned && chosen(one.id);
  const task = { canvas, found: places(canvas, new Map()), moves, only };
  const spots = insides(task);
  outsides(task, spots);
  return moved(canvas, spots);
}

/** Accounts, whoever lives in none, and notes. */
function outsides({ canvas, found, moves, only }: Task, spots: Spots): void {
  const free = canvas.identities.filter((one) => one.account_id === null && moves(one)).toSorted(downwards);
  const corner = only === null ? { x: 0, y: 0 } : around(free.map((one) => found.get(one.id)!.box));
  const still = canvas.identities.filter((one) => one.account_id === null && !moves(one));
  if (corner)
    free.forEach((one, row) => spots.set(one.id, put(one.position, corner.x, corner.y + row * (CARD.height + DOWN))));
  const then = places(canvas, spots);
  const boxOf = ({ id }: { id: string }) => then.get(id)!.box;
  const accounts = canvas.accounts
    .filter((one) => moves(one) && (only === null || only.has(one.id)))
    .toSorted((one, other) => lineOf(one) - lineOf(other) || one.position.x - other.position.x);
  const left = free.length > 0 ? CARD.width + ACROSS : 0;
  const start = only === null ? { x: left, y: 0 } : around(accounts.map(boxOf));
  if (!start) return;
  const fixed = [...canvas.accounts.filter((one) => !accounts.includes(one)), ...still].map(boxOf);
  const { corners, bottom } = inRows(accounts.map((one) => [one.id, boxOf(one)]), start, fixed);
  for (const { id, position } of accounts) spots.set(id, put(position, corners.get(id)!.x, corners.get(id)!.y));
  if (only === null) below(canvas, moves, { x: left, y: Math.max(bottom, free.length * (CARD.height + DOWN)) + GAP }, spots);
}

function below(canvas: Canvas, moves: Task["moves"], { x: left, y }: Point, spots: Spots): void {
  let x = left;
  for (const { id, position } of canvas.notes.filter(moves)) {
    spots.set(id, put(position, x, y));
    x += (position.width ?? NOTE.width) + MARGIN;
  }
}

function moved(canvas: Canvas, spots: Spots): Spots {
  const { accounts, identities, groups, roles, providers, resources, notes } = canvas;
  const all = [accounts, identities, groups, roles, providers, resources, notes].flat();
  const same = ({ id, position }: { id: string; position: Spot }) => {
    const spot = spots.get(id);
    return !spot || (spot.x === position.x && spot.y === position.y);
  };
  return new Map(all.filter((one) => !same(one)).map((one) => [one.id, spots.get(one.id)!]));
}
