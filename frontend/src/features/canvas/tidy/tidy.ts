/** Everything in layers: who asks on the left, roles right of them, resources last; accounts side by side as they trust.
 *
 * The layout engine finds the order in which few lines cross. What is pinned, or not chosen when only the choice is
 * tidied, stays where it is, and nothing is put over it.
 */
import type { ElkNode } from "elkjs/lib/elk-api.js";
import type { Spot } from "../../../api/canvas";
import { grouped } from "../../../lib/grouped";
import type { Account, Canvas } from "../../../model/canvas";
import { ACCOUNT, around, CARD, MARGIN, NOTE, ROLE, STACK, type Box, type Place } from "../../../model/geometry";
import { places } from "../../../model/places";
import { crowdsOf } from "../../../model/stacks";
import { linesOf } from "../lines";
import type { Layout } from "./elk";
import { accountGraph, outerGraph, together, type Line } from "./graphs";
import { inColumns, inRows, put, type Column, type Placed, type Point, type Spots } from "./packing";
import { ACROSS, DOWN, GAP, MOST_ROWS, TOP } from "./spacing";

const STACKED = { width: STACK.width, height: STACK.height + 12 };
// More accounts than this are packed in rows: in layers, they would be a picture of one long line.
const MOST_IN_LAYERS = 8;

/** As they lie now, from top to bottom. */
const downwards = (one: Placed, other: Placed) =>
  one.position.y - other.position.y || one.position.x - other.position.x || one.id.localeCompare(other.id);

interface Task {
  canvas: Canvas;
  found: ReadonlyMap<string, Place>;
  lines: readonly Line[];
  /** May it be put elsewhere? */
  moves: (one: Pick<Placed, "id" | "position">) => boolean;
  /** Null: everything. */
  only: ReadonlySet<string> | null;
}

/** In: which nodes to tidy; null for all. Out: the new place of every node that moves. A canvas that is tidy gives none. */
export async function tidied(canvas: Canvas, only: ReadonlySet<string> | null, layout: Layout): Promise<Spots> {
  const home = new Map(canvas.identities.map((one) => [one.id, one.account_id]));
  for (const list of [canvas.groups, canvas.roles, canvas.providers, canvas.resources])
    for (const one of list) home.set(one.id, one.account_id);
  const chosen = (id: string) => only === null || only.has(id) || only.has(home.get(id) ?? "");
  const moves: Task["moves"] = (one) => !one.position.pinned && chosen(one.id);
  const task = { canvas, found: places(canvas, new Map()), lines: allLines(canvas), moves, only };
  const spots: Spots = new Map();
  await insides(task, layout, spots);
  await outsides(task, layout, spots);
  return moved(canvas, spots);
}

/** Trust and membership, between nodes; a stack is moved by its first member. */
function allLines(canvas: Canvas): Line[] {
  const leads = crowdsOf(canvas).byId;
  const trust = linesOf(canvas, []).map(({ sourceId, roleId }): Line => [leads.get(sourceId)?.lead.id ?? sourceId, roleId]);
  const membership = canvas.identities.flatMap((user) => user.group_ids.map((id): Line => [user.id, id]));
  return [...trust, ...membership];
}

interface Inside {
  id: string;
  columns: Column[];
  /** What stays, as seen from the account's corner. */
  taken: Box[];
  corner: Point;
  whole: boolean;
}

const own = (list: Placed[]) => grouped(list, (one) => one.account_id);

/** What each account owns, by kind from left to right. */
function accountsWithin({ canvas, found, moves, only }: Task): Inside[] {
  const { of, stacks } = crowdsOf(canvas);
  const kinds: [Map<string | null, Placed[]>, Column["size"]][] = [
    [own(stacks.map((stack) => stack.lead)), STACKED],
    [own([...canvas.identities.filter((one) => !of.has(one.id)), ...canvas.providers]), CARD],
    [own(canvas.groups), CARD],
    [own(canvas.roles), ROLE],
    [own(canvas.resources), CARD],
  ];
  return canvas.accounts.flatMap(({ id }): Inside[] => {
    const frame = found.get(id)!.box;
    const boxOf = (one: Placed) => {
      const { box } = found.get(one.id)!;
      return { ...box, x: box.x - frame.x, y: box.y - frame.y };
    };
    const mine = kinds.map(([list, size]) => ({ cards: list.get(id) ?? [], size }));
    const columns = mine.map(({ cards, size }) => ({ cards: cards.filter(moves), size }));
    const cards = columns.flatMap((column) => column.cards);
    if (cards.length === 0) return [];
    const taken = mine.flatMap((column) => column.cards.filter((one) => !moves(one)).map(boxOf));
    const whole = only === null || only.has(id);
    return [{ id, columns, taken, whole, corner: whole ? { x: MARGIN, y: TOP } : around(cards.map(boxOf))! }];
  });
}

const sized = ({ cards, size }: Column) => cards.map(({ id }) => ({ id, box: size }));

/** Places are relative to the account's corner. */
async function insides(task: Task, layout: Layout, spots: Spots): Promise<void> {
  const accounts = accountsWithin(task);
  if (accounts.length === 0) return;
  const graphs = accounts.map(({ id, columns }) => accountGraph(id, columns.map(sized), task.lines));
  const laid = new Map((await layout(together(graphs))).children!.map((account) => [account.id, account]));
  for (const account of accounts) arrange(account, cornersIn(laid.get(account.id)!), spots);
}

const cornersIn = (graph: ElkNode): Map<string, Point> =>
  new Map(graph.children!.map(({ id, x, y }) => [id, { x: Math.round(x!), y: Math.round(y!) }]));

/** Where the engine has put them; but of long columns, and around what stays, only its order counts. */
function arrange({ columns, taken, corner, whole }: Inside, at: Map<string, Point>, spots: Spots): void {
  const free = whole && taken.length === 0 && columns.every(({ cards }) => cards.length <= MOST_ROWS);
  if (free) {
    for (const { id, position } of columns.flatMap((column) => column.cards))
      spots.set(id, put(position, corner.x + at.get(id)!.x, corner.y + at.get(id)!.y));
    return;
  }
  const byEngine = (one: Placed, other: Placed) => at.get(one.id)!.y - at.get(other.id)!.y;
  inColumns(columns.map(({ cards, size }) => ({ cards: cards.toSorted(byEngine), size })), corner, taken, spots);
}

/** In which row of accounts it lies now. */
const rowOf = ({ position }: Account) => Math.round(position.y / ACCOUNT.height);

/** Row by row, and accounts of one organizational unit side by side. */
function accountsInOrder(canvas: Canvas, accounts: Account[]): Account[] {
  const parents = new Map(canvas.organizations.flatMap((one) => one.members.map((member) => [member.account_id, member.parent_id])));
  const asRead = accounts.toSorted((one, other) => rowOf(one) - rowOf(other) || one.position.x - other.position.x);
  return [...grouped(asRead, (one) => parents.get(one.id) ?? one.id).values()].flat();
}

/** Accounts, whoever lives in none, and notes. */
async function outsides(task: Task, layout: Layout, spots: Spots): Promise<void> {
  const { canvas, moves, only } = task;
  const free = canvas.identities.filter((one) => one.account_id === null);
  const accounts = canvas.accounts.filter((one) => moves(one) && (only === null || only.has(one.id)));
  const within = places(canvas, spots);
  const blocks = [...canvas.accounts, ...free];
  const rootOf = (id: string) => within.get(id)?.inside ?? id;
  const lines = task.lines.map(([source, target]): Line => [rootOf(source), rootOf(target)]);
  const linked = lines.some(([source, target]) => source !== target);
  if (only === null && linked && canvas.accounts.length <= MOST_IN_LAYERS && blocks.every(moves)) {
    const graph = outerGraph(blocks.map(({ id }) => ({ id, box: within.get(id)!.box })), lines);
    const at = cornersIn(await layout(graph));
    for (const { id, position } of blocks) spots.set(id, put(position, at.get(id)!.x, at.get(id)!.y));
  } else packed(task, free, accounts, spots);
  if (only === null) below(task, blocks, spots);
}

/** Whoever lives in no account in a column, accounts in rows right of it. */
function packed({ canvas, found, moves, only }: Task, free: Canvas["identities"], accounts: Account[], spots: Spots): void {
  const moving = free.filter(moves).toSorted(downwards);
  const corner = only === null ? { x: 0, y: 0 } : around(moving.map((one) => found.get(one.id)!.box));
  if (corner)
    moving.forEach((one, row) => spots.set(one.id, put(one.position, corner.x, corner.y + row * (CARD.height + DOWN))));
  const then = places(canvas, spots);
  const boxOf = ({ id }: { id: string }) => then.get(id)!.box;
  const start = only === null ? { x: moving.length > 0 ? CARD.width + ACROSS : 0, y: 0 } : around(accounts.map(boxOf));
  if (!start) return;
  const still = [...canvas.accounts.filter((one) => !accounts.includes(one)), ...free.filter((one) => !moves(one))];
  const ordered = accountsInOrder(canvas, accounts);
  const corners = inRows(ordered.map((one) => [one.id, boxOf(one)]), start, still.map(boxOf));
  for (const { id, position } of accounts) spots.set(id, put(position, corners.get(id)!.x, corners.get(id)!.y));
}

/** Notes lie in a row below everything else. */
function below({ canvas, moves }: Task, blocks: { id: string }[], spots: Spots): void {
  const then = places(canvas, spots);
  const all = around(blocks.map(({ id }) => then.get(id)!.box)) ?? { x: 0, y: 0, height: -GAP };
  let { x } = all;
  for (const { id, position } of canvas.notes.filter(moves)) {
    spots.set(id, put(position, x, all.y + all.height + GAP));
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
