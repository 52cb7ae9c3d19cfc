/** PURE: where everything stands in a small picture; what has no place yet gets one below. */
import type { Place, World } from "../../api/authored";
import { type Node, nodesOf } from "./world";

const CARD = { width: 178, height: 62 };
const ACCOUNT = { width: 330, height: 240 };
const MARGIN = 20;

export interface Box extends Place {
  node: Node;
  width: number;
  height: number;
}

/** Out: boxes from the top left corner on, accounts first, so that cards lie on them. */
export function boxesOf(world: World): { boxes: Box[]; width: number; height: number } {
  const layout = world.layout ?? {};
  const owners = new Map((world.resources ?? []).map((row) => [`resource:${row.arn}`, row.account]));
  let free = 0;
  const placed = nodesOf(world).map((node): Box => {
    const size = node.tile === "account" ? ACCOUNT : CARD;
    const at = layout[node.name];
    if (!at) {
      free += 1;
      return { node, x: 0, y: 100 + free * 80, ...size };
    }
    const frame = layout[`account:${ownerOf(node, owners)}`];
    const inside = node.tile !== "account" && frame ? frame : { x: 0, y: 0 };
    return { node, x: at.x + inside.x, y: at.y + inside.y, width: at.width ?? size.width, height: at.height ?? size.height };
  });
  const left = Math.min(...placed.map((box) => box.x)) - MARGIN;
  const top = Math.min(...placed.map((box) => box.y)) - MARGIN;
  const boxes = placed.map((box) => ({ ...box, x: box.x - left, y: box.y - top }));
  return {
    boxes,
    width: Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN,
    height: Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN,
  };
}

function ownerOf({ name }: Node, owners: ReadonlyMap<string, string>): string {
  const [kind = "", rest = ""] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
  if (kind === "resource") return owners.get(name) ?? "";
  if (kind === "provider") return rest.split(":")[4] ?? "";
  return kind === "user" || kind === "group" || kind === "role" ? (rest.split("/")[0] ?? "") : "";
}
