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

// In both languages, whatever the page's: role names have no spaces, so that German needs no word between the two names.
const LET = [/^let\s+(?<who>.+?)\s+assume\s+(?<role>.+)$/i, /^lass\s+(?<who>.+?)\s+(?:die\s+rolle\s+)?(?<role>\S+)\s+(?:übernehmen|annehmen)$/i];
const CAN = [
  /^can\s+(?<who>.+?)\s+(?<action>[a-z0-9-]+:[\w*]+)(?:\s+(?:on\s+)?(?<on>\S+))?$/i,
  /^darf\s+(?<who>.+?)\s+(?<action>[a-z0-9-]+:[\w*]+)(?:\s+(?:auf\s+)?(?<on>(?!ausführen$)\S+))?(?:\s+ausführen)?$/i,
];
const ASSUME = [
  /^(?:(?<who>.+?)\s+)?assumes?\s+(?<role>.+)$/i,
  /^übernimm\s+(?:die\s+rolle\s+)?(?<role>\S+)(?:\s+als\s+(?<who>.+))?$/i,
  /^(?<who>.+?)\s+übernimmt\s+(?:die\s+rolle\s+)?(?<role>\S+)$/i,
];

/** What the first fitting pattern found, by name. */
function read(patterns: RegExp[], said: string): Record<string, string | undefined> | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(said)?.groups;
    if (found) return found;
  }
  return undefined;
}

/** "let ana assume Auditor", "can ana s3:GetObject arn:…", "assume Auditor", "ana assumes Auditor"; in German "lass ana
 * Auditor übernehmen", "darf ana s3:GetObject arn:…", "übernimm Auditor als ana", "ana übernimmt Auditor". */
export function understand(canvas: Canvas, text: string): Sentence | null {
  const said = text.trim().replace(/\?$/, "");
  const link = read(LET, said);
  if (link) {
    const source = named([...canvas.identities, ...canvas.providers, ...canvas.accounts, ...canvas.roles], link.who!);
    const role = named(canvas.roles, link.role!);
    if (!source || !role) return null;
    return { kind: "link", label: `Let ${source.name} assume ${role.name}`, sourceId: source.id, roleId: role.id };
  }
  const ask = read(CAN, said);
  if (ask) {
    const caller = named(canvas.identities, ask.who!);
    if (!caller) return null;
    const [action, resource] = [ask.action!, ask.on ?? ""];
    const label = `May ${caller.name} do ${action}${resource ? ` on ${resource}` : ""}?`;
    return { kind: "ask", label, callerId: caller.id, action, resource };
  }
  const assume = read(ASSUME, said);
  const role = assume && named(canvas.roles, assume.role!);
  if (!role) return null;
  const caller = assume.who ? named(canvas.identities, assume.who) : undefined;
  if (assume.who && !caller) return null;
  const label = caller ? `Assume ${role.name} as ${caller.name}` : `Assume ${role.name}`;
  return { kind: "assume", label, roleId: role.id, ...(caller ? { callerId: caller.id } : {}) };
}
