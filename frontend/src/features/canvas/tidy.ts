/** PURE: everything in columns: who asks on the left, roles right of them, resources last; accounts packed in rows. */
import { ACCOUNT, CARD, MARGIN, NOTE, places, type Box } from "../../model/geometry";
import type { PositionShape } from "../../live/events.gen";
import type { Account, Canvas } from "../../model/canvas";
import { linesOf } from "./lines";

const TOP = 70; // clear of the account's header
const ROW = CARD.height + 24;
const COLUMN = CARD.width + 90; // room for a line's arrowhead and its pill
const MOST_ROWS = 12; // a longer column becomes several, filled row by row, so that the order stays when done again
const GAP = 90;
const ASPECT = 1.6;

interface Placed {
  id: string;
  account_id: string | null;
  position: PositionShape;
}

type Spots = Map<string, PositionShape>;

const put = ({ width, height }: PositionShape, x: number, y: number): PositionShape => ({ width, height, x, y });

/** As they lie now, from top to bottom, so that tidying keeps the order somebody chose. */
const downwards = (one: Placed, other: Placed) =>
  one.position.y - other.position.y || one.position.x - other.position.x || one.id.localeCompare(other.id);

/** Roles beside those who may assume them: fewer lines cross. */
function besideCallers(canvas: Canvas): (roles: Placed[], rows: Map<string, number>) => Placed[] {
  const callers = new Map<string, string[]>();
  for (const { sourceId, roleId } of linesOf(canvas, [])) callers.set(roleId, [...(callers.get(roleId) ?? []), sourceId]);
  return (roles, rows) => {
    const middle = (role: Placed) => {
      const known = (callers.get(role.id) ?? []).flatMap((id) => rows.get(id) ?? []);
      return known.length === 0 ? Number.MAX_SAFE_INTEGER : known.reduce((sum, row) => sum + row, 0) / known.length;
    };
    const heights = new Map(roles.map((role) => [role.id, middle(role)]));
    return roles.toSorted((one, other) => heights.get(one.id)! - heights.get(other.id)! || downwards(one, other));
  };
}

const across = (column: Placed[]) => Math.max(1, Math.ceil(column.length / MOST_ROWS));

function inColumns(columns: Placed[][], spots: Spots): void {
  let x = MARGIN;
  for (const column of columns) {
    const wide = across(column);
    for (const [index, { id, position }] of column.entries())
      spots.set(id, put(position, x + (index % wide) * (CARD.width + MARGIN), TOP + Math.floor(index / wide) * ROW));
    if (column.length > 0) x += COLUMN + (wide - 1) * (CARD.width + MARGIN);
  }
}

function byAccount(list: Placed[]): (accountId: string) => Placed[] {
  const found = new Map<string | null, Placed[]>();
  for (const one of list) {
    const owned = found.get(one.account_id);
    if (owned) owned.push(one);
    else found.set(one.account_id, [one]);
  }
  return (accountId) => found.get(accountId) ?? [];
}

/** What an account owns, in columns; places are relative to its corner. */
function insides(canvas: Canvas): Spots {
  const spots: Spots = new Map();
  const byCallers = besideCallers(canvas);
  const callers = byAccount([...canvas.identities, ...canvas.providers]);
  const [groups, roles, resources] = [byAccount(canvas.groups), byAccount(canvas.roles), byAccount(canvas.resources)];
  for (const { id } of canvas.accounts) {
    const left = callers(id).toSorted(downwards);
    const rows = new Map(left.map((one, index) => [one.id, Math.floor(index / across(left))]));
    const rest = resources(id).toSorted(downwards);
    const columns = [left, groups(id).toSorted(downwards), byCallers(roles(id), rows), rest];
    inColumns(columns, spots);
  }
  return spots;
}

/** Boxes in rows of about this width; out: the corner of each, and how far down they reach. */
function inRows(boxes: [string, Box][], left: number): { corners: Map<string, { x: number; y: number }>; bottom: number } {
  const area = boxes.reduce((sum, [, box]) => sum + (box.width + GAP) * (box.height + GAP), 0);
  // Two accounts always stand side by side, so that lines between them run from left to right.
  const firstTwo = boxes.slice(0, 2).reduce((sum, [, box]) => sum + box.width + GAP, 0);
  const widest = Math.max(Math.sqrt(area * ASPECT), firstTwo);
  const corners = new Map<string, { x: number; y: number }>();
  let [x, y, tallest] = [left, 0, 0];
  for (const [id, box] of boxes) {
    if (x > left && x + box.width - left > widest) [x, y, tallest] = [left, y + tallest + GAP, 0];
    corners.set(id, { x, y });
    x += box.width + GAP;
    tallest = Math.max(tallest, box.height);
  }
  return { corners, bottom: y + tallest };
}

/** In which row of accounts it lies now. */
const lineOf = ({ position }: Account) => Math.round(position.y / ACCOUNT.height);

/** Out: the new place of every node that moves. A canvas that is tidy gives none. */
export function tidied(canvas: Canvas): Map<string, PositionShape> {
  const spots = insides(canvas);
  const free = canvas.identities.filter((one) => one.account_id === null).toSorted(downwards);
  free.forEach((one, row) => spots.set(one.id, put(one.position, 0, row * ROW)));
  const found = places(canvas, spots);
  const left = free.length > 0 ? COLUMN : 0;
  const accounts = canvas.accounts.toSorted((one, other) => lineOf(one) - lineOf(other) || one.position.x - other.position.x);
  const { corners, bottom } = inRows(accounts.map(({ id }) => [id, found.get(id)!.box]), left);
  for (const { id, position } of accounts) spots.set(id, put(position, corners.get(id)!.x, corners.get(id)!.y));
  let x = left;
  const below = Math.max(bottom, free.length * ROW) + GAP;
  for (const { id, position } of canvas.notes) {
    spots.set(id, put(position, x, below));
    x += (position.width ?? NOTE.width) + MARGIN;
  }
  return moved(canvas, spots);
}

function moved(canvas: Canvas, spots: Spots): Spots {
  const { accounts, identities, groups, roles, providers, resources, notes } = canvas;
  const all = [accounts, identities, groups, roles, providers, resources, notes].flat();
  const same = ({ id, position }: { id: string; position: PositionShape }) => {
    const spot = spots.get(id);
    return !spot || (spot.x === position.x && spot.y === position.y);
  };
  return new Map(all.filter((one) => !same(one)).map((one) => [one.id, spots.get(one.id)!]));
}
