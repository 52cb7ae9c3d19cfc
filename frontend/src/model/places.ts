/** PURE: where every node lies and how large it is; accounts grow to fit what they own, crowds are one stack. */
import type { PositionShape } from "../live/events.gen";
import type { Account, Canvas } from "./canvas";
import {
  accountBox,
  type Box,
  CARD,
  FIRST_Y,
  leastAround,
  MARGIN,
  type Moves,
  NOTE,
  overlaps,
  type Place,
  ROLE,
  STACK,
  stackId,
} from "./geometry";
import { grouped } from "../lib/grouped";
import { crowdsOf, type Stack } from "./stacks";

interface Node {
  id: string;
  account_id: string | null;
  position: PositionShape;
}

interface Card {
  node: Node;
  size: typeof CARD;
}

/** What a canvas draws, sorted by where: found once for each canvas. */
interface Contents {
  cards: ReadonlyMap<string, Card[]>;
  stacks: ReadonlyMap<string, Stack[]>;
  free: Card[];
  /** The account in which this card or stack lies. */
  home: ReadonlyMap<string, Account>;
}

type Found = Map<string, Place>;

// A canvas never changes, it is replaced; and so are the moves.
const contents = new WeakMap<Canvas, Contents>();
const unmoved = new WeakMap<Canvas, Found>();
const moved = new WeakMap<Moves, { canvas: Canvas; found: Found }>();

/** Places of all nodes; `moves` are newer than the canvas: the person drags right now. Members of a stack lie where it lies. */
export function places(canvas: Canvas, moves: Moves): ReadonlyMap<string, Place> {
  const still = unmoved.get(canvas) ?? fresh(canvas);
  if (moves.size === 0) return still;
  const last = moved.get(moves);
  if (last?.canvas === canvas) return last.found;
  const found = withMoves(canvas, moves, still);
  moved.set(moves, { canvas, found });
  return found;
}

function fresh(canvas: Canvas): Found {
  const found: Found = new Map();
  const within = contentsOf(canvas);
  placeFree(canvas, within, new Map(), found);
  for (const account of canvas.accounts) placeAccount(account, within, new Map(), found);
  unmoved.set(canvas, found);
  return found;
}

/** Only accounts in which something moves are laid out again. */
function withMoves(canvas: Canvas, moves: Moves, still: Found): Found {
  const found = new Map(still);
  const within = contentsOf(canvas);
  placeFree(canvas, within, moves, found);
  const touched = new Set([...moves.keys()].flatMap((id) => within.home.get(id) ?? []));
  for (const account of canvas.accounts)
    if (touched.has(account) || moves.has(account.id) || account.user_population > 0)
      placeAccount(account, within, moves, found);
  return found;
}

function contentsOf(canvas: Canvas): Contents {
  const known = contents.get(canvas);
  if (known) return known;
  const cards = new Map<string, Card[]>(canvas.accounts.map((account) => [account.id, []]));
  const accounts = new Map(canvas.accounts.map((account) => [account.id, account]));
  const home = new Map<string, Account>();
  const free: Card[] = [];
  const crowds = crowdsOf(canvas);
  const add = (node: Node, size: typeof CARD) => {
    const account = accounts.get(node.account_id ?? "");
    if (account) home.set(node.id, account);
    if (crowds.of.has(node.id)) return;
    (account ? cards.get(account.id)! : free).push({ node, size });
  };
  for (const list of [canvas.identities, canvas.groups]) for (const one of list) add(one, CARD);
  for (const one of canvas.roles) add(one, ROLE);
  for (const list of [canvas.providers, canvas.resources]) for (const one of list) add(one, CARD);
  const stacks = grouped(crowds.stacks, (stack) => stack.accountId);
  const made = { cards, free, home, stacks };
  contents.set(canvas, made);
  return made;
}

function placeFree(canvas: Canvas, { free }: Contents, moves: Moves, found: Found): void {
  for (const { node, size } of free) {
    const at = moves.get(node.id) ?? node.position;
    found.set(node.id, { box: { x: at.x, y: at.y, ...size }, inside: null });
  }
  for (const { id, position } of canvas.notes) {
    const at = moves.get(id) ?? position;
    const size = { width: at.width ?? NOTE.width, height: at.height ?? NOTE.height };
    found.set(id, { box: { x: at.x, y: at.y, ...size }, inside: null });
  }
}

const STACKED = { width: STACK.width, height: STACK.height + 12 }; // with the sheets below

function placeAccount(account: Account, within: Contents, moves: Moves, found: Found): void {
  const inside: [string, Box][] = within.cards.get(account.id)!.map(({ node, size }) => {
    const at = moves.get(node.id) ?? node.position;
    return [node.id, { x: at.x, y: at.y, ...size }];
  });
  const members: [Stack, Box][] = [];
  for (const stack of within.stacks.get(account.id) ?? []) {
    const at = moves.get(stack.lead.id) ?? stack.lead.position;
    const box = freeBelow({ ...STACKED, x: at.x, y: at.y }, inside.map(([, taken]) => taken));
    inside.push([stack.id, box]);
    members.push([stack, box]);
  }
  if (account.user_population > 0) {
    const taken = [...inside.map(([, box]) => box), ...strangers(within, account, moves)];
    inside.push([stackId(account.id), freeBelow({ ...STACKED, x: MARGIN, y: FIRST_Y + 14 }, taken)]);
  }
  const at = moves.get(account.id) ?? account.position;
  const frame = accountBox(account, at, inside.map(([, box]) => box));
  found.set(account.id, { box: frame, inside: null });
  const put = (id: string, box: Box) => found.set(id, { box: shift(box, frame), inside: account.id });
  for (const [id, box] of inside) put(id, box);
  for (const [stack, box] of members) for (const one of stack.members) put(one.id, box);
}

/** A stack covers nobody: it goes down until it is clear of what lies there. */
function freeBelow(box: Box, taken: Box[]): Box {
  const clear = { ...box };
  for (let under = taken.find((other) => overlaps(clear, other, 14)); under; under = taken.find((other) => overlaps(clear, other, 14)))
    clear.y = under.y + under.height + 14;
  return clear;
}

/** Nodes of no account that lie over this one, as seen from its corner: a service drawn inside the box. */
function strangers({ free }: Contents, account: Account, moves: Moves): Box[] {
  const { x, y } = moves.get(account.id) ?? account.position;
  return free.map(({ node, size }) => {
    const at = moves.get(node.id) ?? node.position;
    return { ...size, x: at.x - x, y: at.y - y };
  });
}

const shift = (box: Box, by: Box): Box => ({ ...box, x: box.x + by.x, y: box.y + by.y });

/** Of what lies on the open canvas: accounts hold all that is inside of them. */
export const boxesOf = (found: ReadonlyMap<string, Place>): Box[] =>
  [...found.values()].filter((place) => place.inside === null).map((place) => place.box);

/** The smallest size in which an account still holds all that is drawn in it. */
export function leastSize(canvas: Canvas, accountId: string, moves: Moves): { width: number; height: number } {
  const found = places(canvas, moves);
  const frame = found.get(accountId)!.box;
  const children = [...found.values()].filter((place) => place.inside === accountId);
  return leastAround(children.map(({ box }) => ({ ...box, x: box.x - frame.x, y: box.y - frame.y })));
}
