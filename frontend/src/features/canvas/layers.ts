/** Which lines are shown, and which layers of policy are thought away: a question to the server, never a change. */
import { create } from "zustand";
import type { PermissionLink } from "../../api/policies";

export type LineKind = "trust" | "permission" | "member";
export type Removable = "boundary" | "scp" | "rcp" | "resource" | "membership";

export const LINE_NAMES: Record<LineKind, string> = {
  trust: "Trust",
  permission: "Permissions",
  member: "Membership",
};
/** As they read after "What if there were no". */
export const REMOVABLE_NAMES: Record<Removable, string> = {
  boundary: "permissions boundaries",
  scp: "service control policies",
  rcp: "resource control policies",
  resource: "resource policies",
  membership: "group memberships",
};

interface Layers {
  hidden: ReadonlySet<LineKind>;
  without: ReadonlySet<Removable>;
  /** Whether each card shows its permissions boundary. */
  boundaries: boolean;
}

export const useLayers = create<Layers>()(() => ({ hidden: new Set(), without: new Set(), boundaries: false }));

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

export const toggleLines = (kind: LineKind) =>
  useLayers.setState(({ hidden }) => ({ hidden: toggled(hidden, kind) }));

export const toggleLayer = (layer: Removable) =>
  useLayers.setState(({ without }) => ({ without: toggled(without, layer) }));

export const toggleBoundaries = () => useLayers.setState(({ boundaries }) => ({ boundaries: !boundaries }));

export const restoreLayers = () => useLayers.setState({ without: new Set() });

/** A permission line, and how it differs from the real one while a layer is thought away. */
export interface ShownPermission extends PermissionLink {
  change?: "gained" | "lost";
}

const key = (link: PermissionLink) => `${link.source_id} ${link.resource_id}`;

/** In: what is allowed, and what would be. Out: a line for each pair; what differs stands first in it. */
export function compared(real: PermissionLink[], imagined: PermissionLink[]): ShownPermission[] {
  const before = new Map(real.map((link) => [key(link), link]));
  const after = new Map(imagined.map((link) => [key(link), link]));
  return [...new Map([...before, ...after]).entries()].map(([pair, link]): ShownPermission => {
    const had = before.get(pair)?.actions ?? [];
    const has = after.get(pair)?.actions ?? [];
    const gained = has.filter((action) => !had.includes(action));
    const lost = had.filter((action) => !has.includes(action));
    if (gained.length > 0) return { ...link, actions: gained, change: "gained" };
    return lost.length > 0 ? { ...link, actions: lost, change: "lost" } : { ...link, actions: has };
  });
}
