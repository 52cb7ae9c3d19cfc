/** PURE: the canvas from far away: a block per account, one merged line per pair of blocks. */
import { userCount } from "../../model/selectors";
import { places, type Place } from "../../model/geometry";
import type { FlowEdge, FlowNode } from "./flow-types";
import { linesOf } from "./lines";
import type { Scene } from "./scene";
import { cardHandles, toNodes } from "./to-flow";

const blockId = (accountId: string) => `far:${accountId}`;

function blocks(scene: Scene, found: Map<string, Place>): FlowNode[] {
  const { canvas } = scene;
  return canvas.accounts.map((account): FlowNode => {
    const { box } = found.get(account.id)!;
    const roles = canvas.roles.filter((role) => role.account_id === account.id);
    const ids = new Set(roles.map((role) => role.id));
    const live = canvas.sessions.filter((one) => one.state === "active" && ids.has(one.role_id ?? "")).length;
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
      data: { account, roles: roles.length, users: userCount(canvas, account.id), live },
    };
  });
}

/** The account whose box a free node lies over, such as a service drawn inside it; from far they are one. */
function accountUnder({ canvas }: Scene, found: Map<string, Place>, { box, inside }: Place): string | null {
  if (inside !== null) return null;
  const covers = (id: string) => {
    const frame = found.get(id)!.box;
    const right = box.x + box.width <= frame.x + frame.width;
    return frame !== box && box.x >= frame.x && right && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
  };
  return canvas.accounts.find((account) => covers(account.id))?.id ?? null;
}

function merged(scene: Scene, found: Map<string, Place>): FlowEdge[] {
  const ends = (id: string) => {
    const place = found.get(id);
    if (!place) return null;
    const over = place.inside ?? accountUnder(scene, found, place);
    if (over) return blockId(over);
    return scene.canvas.accounts.some((one) => one.id === id) ? blockId(id) : id;
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
  const free = toNodes(scene).filter(
    (node) => node.type !== "account" && !node.parentId && !accountUnder(scene, found, found.get(node.id)!),
  );
  return { nodes: [...blocks(scene, found), ...free], edges: merged(scene, found) };
}
