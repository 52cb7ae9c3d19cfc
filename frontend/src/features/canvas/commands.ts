/** PURE: what somebody typed into the palette, understood: nodes, actions, and sentences that do something. */
import { accountName } from "../../model/selectors";
import type { Canvas } from "../../model/canvas";
import type { TileKind } from "../../ui/Tile";

export interface NodeHit {
  kind: "node";
  id: string;
  tile: TileKind;
  name: string;
  where: string;
}

export interface Sentence {
  kind: "link" | "ask" | "assume";
  label: string;
  sourceId?: string;
  roleId?: string;
  callerId?: string;
  action?: string;
  resource?: string;
}

/** All nodes by name; roles first, since they are what is looked for. */
export function allNodes(canvas: Canvas): NodeHit[] {
  const where = (id: string | null) => (id ? accountName(canvas, id) : "outside all accounts");
  const hit = (tile: TileKind, one: { id: string; name: string; account_id: string | null }): NodeHit => ({
    kind: "node",
    id: one.id,
    tile,
    name: one.name,
    where: where(one.account_id),
  });
  return [
    ...canvas.roles.map((one) => hit("role", one)),
    ...canvas.identities.map((one) => hit(one.kind, one)),
    ...canvas.groups.map((one) => hit("group", one)),
    ...canvas.providers.map((one) => hit("provider", one)),
    ...canvas.resources.map((one) => hit(one.type, one)),
    ...canvas.accounts.map(({ id, name, number }): NodeHit => ({ kind: "node", id, tile: "account", name, where: number })),
    ...canvas.notes.map(({ id, text }): NodeHit => ({ kind: "node", id, tile: "note", name: text.slice(0, 60), where: "note" })),
  ];
}

/** The node meant by a word: its whole name first, then a name that begins so. */
function named<T extends { name: string }>(list: T[], word: string): T | undefined {
  const wanted = word.trim().toLowerCase();
  const lower = (one: T) => one.name.toLowerCase();
  return list.find((one) => lower(one) === wanted) ?? list.find((one) => lower(one).startsWith(wanted));
}

const LET = /^let\s+(.+?)\s+assume\s+(.+)$/i;
const CAN = /^can\s+(.+?)\s+([a-z0-9-]+:[\w*]+)(?:\s+(?:on\s+)?(\S+))?$/i;
const ASSUME = /^(?:(.+?)\s+)?assumes?\s+(.+)$/i;

/** "let ana assume Auditor", "can ana s3:GetObject arn:…", "assume Auditor", "ana assumes Auditor". */
export function understand(canvas: Canvas, text: string): Sentence | null {
  const said = text.trim().replace(/\?$/, "");
  const link = LET.exec(said);
  if (link) {
    const source = named([...canvas.identities, ...canvas.providers, ...canvas.accounts, ...canvas.roles], link[1]!);
    const role = named(canvas.roles, link[2]!);
    if (!source || !role) return null;
    return { kind: "link", label: `Let ${source.name} assume ${role.name}`, sourceId: source.id, roleId: role.id };
  }
  const ask = CAN.exec(said);
  if (ask) {
    const caller = named(canvas.identities, ask[1]!);
    if (!caller) return null;
    const resource = ask[3] ?? "";
    const label = `May ${caller.name} do ${ask[2]!}${resource ? ` on ${resource}` : ""}?`;
    return { kind: "ask", label, callerId: caller.id, action: ask[2]!, resource };
  }
  const assume = ASSUME.exec(said);
  const role = assume && named(canvas.roles, assume[2]!);
  if (!role) return null;
  const caller = assume[1] ? named(canvas.identities, assume[1]) : undefined;
  if (assume[1] && !caller) return null;
  const label = caller ? `Assume ${role.name} as ${caller.name}` : `Assume ${role.name}`;
  return { kind: "assume", label, roleId: role.id, ...(caller ? { callerId: caller.id } : {}) };
}
