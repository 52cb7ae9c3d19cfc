/** PURE: which lines run between which nodes, and what each of them stands for. */
import type { HalfLink } from "../../api/policies";
import type { Canvas, RoleSession, TrustLink } from "../../model/canvas";
import type { Denial } from "../../model/store";
import { stackId } from "../../model/geometry";
import { lineStarts } from "../../model/selectors";
import { drawnAs } from "../../model/stacks";
import { roleOfWorker, withoutReplaced } from "../../model/workers";

/** One line from a caller to a role: the trust it stands for, and the sessions that glow on it. */
export interface Line {
  id: string;
  sourceId: string;
  roleId: string;
  links: TrustLink[];
  live: RoleSession[];
  ended: RoleSession[];
  /** The source acts in the role by itself: an instance, a function. */
  carried: boolean;
  denial: Denial | null;
  /** The engine misses one side: the caller's permission to ask, or the role's trust. */
  half: HalfLink | null;
}

export type LineState = "trust" | "carried" | "live" | "expired" | "revoked" | "denied" | "forbidden";

const keyOf = (sourceId: string, roleId: string) => `${sourceId}>${roleId}`;

const NO_HALVES: HalfLink[] = [];

interface Found {
  denials: Denial[];
  halves: HalfLink[];
  lines: Line[];
}

const found = new WeakMap<Canvas, Found>();

/** All lines of a canvas. Trust is read from the roles, never stored; found once, not at each step of a node that moves. */
export function linesOf(canvas: Canvas, denials: Denial[], halves = NO_HALVES): readonly Line[] {
  const last = found.get(canvas);
  if (last?.denials === denials && last.halves === halves) return last.lines;
  const lines = findLines(canvas, denials, halves);
  found.set(canvas, { denials, halves, lines });
  return lines;
}

function findLines(canvas: Canvas, denials: Denial[], halves: HalfLink[]): Line[] {
  const lines = new Map<string, Line>();
  const at = (sourceId: string, roleId: string): Line => {
    const id = keyOf(sourceId, roleId);
    let line = lines.get(id);
    if (!line) {
      line = { id, sourceId, roleId, links: [], live: [], ended: [], carried: false, denial: null, half: null };
      lines.set(id, line);
    }
    return line;
  };
  const crowded = new Set(canvas.accounts.filter((one) => one.user_population > 0).map((one) => one.id));
  for (const role of canvas.roles)
    for (const link of role.trust_links) {
      if (link.source_id === null) continue;
      const source = crowded.has(link.source_id) ? stackId(link.source_id) : drawnAs(canvas, link.source_id);
      at(source, role.id).links.push(link);
    }
  for (const resource of canvas.resources) {
    const roleId = roleOfWorker(canvas, resource);
    if (roleId !== null) at(resource.id, roleId).carried = true;
  }
  const signedIn = lineStarts(canvas);
  const start = (callerId: string) => drawnAs(canvas, signedIn(callerId));
  const drawn = new Set(canvas.identities.map((one) => one.id).concat(canvas.roles.map((one) => one.id)));
  for (const half of halves) if (drawn.has(half.source_id)) at(start(half.source_id), half.role_id).half = half;
  for (const session of canvas.sessions) {
    if (session.caller_id === null || session.role_id === null) continue;
    const line = at(start(session.caller_id), session.role_id);
    (session.state === "active" ? line.live : line.ended).push(session);
  }
  // A refused session is drawn where its own role stands.
  const drawnAt = (id: string) => canvas.sessions.find((one) => one.id === id)?.role_id ?? start(id);
  for (const denial of denials) at(drawnAt(denial.callerId), denial.roleId).denial = denial;
  for (const line of lines.values()) {
    line.live = withoutReplaced(line.live);
    line.live.sort((one, other) => one.expiration.localeCompare(other.expiration));
  }
  return [...lines.values()];
}

/** What the line shows; the newest news wins: a refusal, then a live session, then an ended one. */
export function stateOf(line: Line): LineState {
  if (line.denial) return "denied";
  if (line.live.length > 0) return "live";
  if (line.ended.length > 0) return line.ended.every((session) => session.state === "revoked") ? "revoked" : "expired";
  if (line.links.length === 0) return line.carried ? "carried" : "trust";
  return line.links.every((link) => link.effect === "Deny") ? "forbidden" : "trust";
}
