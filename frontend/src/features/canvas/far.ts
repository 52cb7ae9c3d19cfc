/** PURE: the canvas from far away: a block per account, one merged line per pair of blocks. */
import { accountOf, countIn, userCount } from "../../model/selectors";
import { type Place } from "../../model/geometry";
import { places } from "../../model/places";
import type { FlowEdge, FlowNode } from "./flow-types";
import { linesOf } from "./lines";
import type { Scene } from "./scene";
import { cardHandles, toNodes } from "./to-flow";

const blockId = (accountId: string) => `far:${accountId}`;

type Found = ReadonlyMap<string, Place>;

function blocks({ canvas }: Scene, found: Found): FlowNode[] {
  const live = new Map<string | null, number>();
  for (const session of canvas.sessions) {
    const home = session.state === "active" ? accountOf(canvas, session.role_id ?? "") : null;
    live.set(home, (live.get(home) ?? 0) + 1);
  }
  return canvas.accounts.map((account): FlowNode => {
    const { box } = found.get(account.id)!;
    const roles = countIn(canvas.roles, account.id);
    return {
      id: blockId(account.id),
      type: "block",
      position: { x: box.x, y: box.y },
      width: box.width,
      height: box.height,
      measured: { width: box.width, height: box.height },
      draggable: false,
      connectable: false,
      handles: cardHandles(box),
      ariaLabel: `Account ${account.name}`,
      data: { account, roles, users: userCount(canvas, account), live: live.get(account.id) ?? 0 },
    };
  });
}

/** The account whose box a free node lies over, such as a service drawn inside it; from far they are one. */
function accountUnder({ canvas }: Scene, found: Found, { box, inside }: Place): string | null {
  if (inside !== null) return null;
  const covers = (id: string) => {
    const frame = found.get(id)!.box;
    const right = box.x + box.width <= frame.x + frame.width;
    return frame !== box && box.x >= frame.x && right && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
  };
  return canvas.accounts.find((account) => covers(account.id))?.id ?? null;
}

function merged(scene: Scene, found: Found): FlowEdge[] {
  const accounts = new Set(scene.canvas.accounts.map((one) => one.id));
  const ends = (id: string) => {
    if (accounts.has(id)) return blockId(id);
    const place = found.get(id);
    if (!place) return null;
    const over = place.inside ?? accountUnder(scene, found, place);
    return over ? blockId(over) : id;
  };
  const pairs = new Map<string, { source: string; target: string; count: number; live: number }>();
  for (const line of linesOf(scene.canvas, [])) {
    const source = ends(line.sourceId);
    const target = ends(line.roleId);
    if (!source || !target || source === target) continue;
    const id = `${source}>${target}`;
    const pair = pairs.get(id) ?? { source, target, count: 0, live: 0 };
    pairs.set(id, { ...pair, count: pair.count + 1, live: pair.live + line.live.length });
  }
  return [...pairs].map(([id, { source, target, count, live }]) => ({
    id,
    type: "merged",
    source,
    target,
    selectable: false,
    data: { count, live },
  }));
}

/** Nodes and edges below a third of life size. */
export function toFar(scene: Scene): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const found = places(scene.canvas, scene.moves);
  const { canvas } = scene;
  const outside = { identities: canvas.identities.filter((one) => one.account_id === null), notes: canvas.notes };
  const nothing = { accounts: [], groups: [], roles: [], providers: [], resources: [] };
  const free = toNodes({ ...scene, canvas: { ...canvas, ...nothing, ...outside }, view: null }).filter(
    (node) => !accountUnder(scene, found, found.get(node.id)!),
  );
  return { nodes: [...blocks(scene, found), ...free], edges: merged(scene, found) };
}
