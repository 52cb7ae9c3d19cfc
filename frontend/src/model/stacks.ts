/** PURE: crowds. Identities of one account that nobody could tell apart on the canvas are drawn as one stack. */
import { shownLanguage } from "../lib/language";
import { grouped } from "../lib/grouped";
import { series } from "../lib/words";
import type { Canvas, Identity } from "./canvas";

/** Up to so many identities alike are drawn one by one. */
const MOST_ALIKE = 12;

export interface Stack {
  id: string;
  accountId: string;
  members: Identity[];
  /** Whose place on the canvas is the stack's. */
  lead: Identity;
}

interface Crowds {
  stacks: Stack[];
  /** By id of the stack. */
  byId: ReadonlyMap<string, Stack>;
  /** By id of a member. */
  of: ReadonlyMap<string, Stack>;
}

const NONE: Crowds = { stacks: [], byId: new Map(), of: new Map() };

// A canvas never changes, it is replaced.
const known = new WeakMap<Canvas, Crowds>();

/** The stacks of a canvas: past twelve identities of one account and kind with the same groups and policies, trusted by the
 * same roles. */
export function crowdsOf(canvas: Canvas): Crowds {
  const found = known.get(canvas);
  if (found) return found;
  const made = canvas.identities.length > MOST_ALIKE ? crowds(canvas) : NONE;
  known.set(canvas, made);
  return made;
}

function crowds(canvas: Canvas): Crowds {
  const trusted = trustOf(canvas);
  const single = canvas.identities.filter((one) => one.account_id !== null && !one.position.pinned);
  const alike = grouped(
    single,
    (one) => `${one.account_id!} ${one.kind} ${one.group_ids.toSorted().join()} ${trusted.get(one.id) ?? ""}${policiesOf(one)}`,
  );
  const stacks = [...alike].filter(([, members]) => members.length > MOST_ALIKE).map(([key, members]) => stackOf(key, members));
  if (stacks.length === 0) return NONE;
  const of = new Map(stacks.flatMap((stack) => stack.members.map((one): [string, Stack] => [one.id, stack])));
  return { stacks, byId: new Map(stacks.map((stack) => [stack.id, stack])), of };
}

/** What it may do by itself, in one text: who may do something else is drawn by itself. */
function policiesOf({ attachments, inline_policies, boundary }: Identity): string {
  if (attachments.length + inline_policies.length === 0 && boundary === null) return "";
  const own = attachments.map((one) => one.arn).concat(inline_policies.map((one) => one.document));
  return ` ${own.toSorted().join(" ")} ${boundary ?? ""}`;
}

function stackOf(key: string, members: Identity[]): Stack {
  const [lead] = members as [Identity, ...Identity[]];
  const accountId = lead.account_id!;
  return { id: `stack:${accountId}:${hash(key)}`, accountId, members, lead };
}

/** Which roles name an identity in their trust policies, in one text. */
function trustOf({ roles }: Canvas): Map<string, string> {
  const found = new Map<string, string>();
  for (const role of roles)
    for (const { source_id, effect } of role.trust_links)
      if (source_id !== null) found.set(source_id, `${found.get(source_id) ?? ""} ${role.id}${effect}`);
  return found;
}

/** A short name for a long key; the same in every browser, so that a stack stays itself while people come and go. */
function hash(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) >>> 0;
  return sum.toString(36);
}

/** The node that stands for this one on the canvas: the stack that it is in, else itself. */
export const drawnAs = (canvas: Canvas, id: string): string => crowdsOf(canvas).of.get(id)?.id ?? id;

/** What a drawn node stands for: the members of a stack, else itself. */
export const standsFor = (canvas: Canvas, id: string): string[] =>
  crowdsOf(canvas).byId.get(id)?.members.map((one) => one.id) ?? [id];

const NAMES: Record<Identity["kind"], string> = {
  user: "users",
  service: "services",
  web_identity: "web identities",
  anonymous: "callers",
};

/** "2,000 users". */
export const stackName = ({ members, lead }: Stack): string => `${members.length.toLocaleString(shownLanguage())} ${NAMES[lead.kind]}`;

/** "In Staff and Engineers": what they have in common. */
export function stackLine(canvas: Canvas, { lead }: Stack): string {
  const groups = lead.group_ids.map((id) => canvas.groups.find((group) => group.id === id)?.name ?? id);
  return groups.length > 0 ? `In ${series(groups)}` : "In no group";
}

/** How many sessions of its members live. */
export const liveIn = (canvas: Canvas, stack: Stack): number =>
  canvas.sessions.filter((one) => one.state === "active" && crowdsOf(canvas).of.get(one.caller_id ?? "") === stack).length;
