/** PURE: roles behind glass, who has broken it, and when it closed again. The server asks for the reason (sts/glass.py). */
import type { Canvas, Role, RoleSession } from "./canvas";

export const GLASS_TAG = "break-glass";
export const LONGEST_REASON = 200;
export const SHORTEST_REASON = 3;

/** IAM's tag keys are the same in any case. */
export const isBehindGlass = ({ tags }: Pick<Role, "tags">): boolean =>
  Object.entries(tags).some(([key, value]) => key.toLowerCase() === GLASS_TAG && value.toLowerCase() === "true");

export interface Glass {
  /** Whoever broke it; of several the one that ends last. */
  broken: RoleSession | null;
  /** While it is whole: the session at whose end it closed. */
  closed: RoleSession | null;
}

const latest = (sessions: RoleSession[]): RoleSession | null =>
  sessions.reduce<RoleSession | null>((last, one) => (last && last.expiration >= one.expiration ? last : one), null);

/** Every session that broke a glass and lasts: what the alarm tells of, the newest first. */
export const alarmsOf = ({ sessions }: Canvas): RoleSession[] =>
  sessions.filter(({ reason, state }) => reason !== "" && state === "active").toReversed();

/** The glass in front of a role, null where there is none. A broken one is shown even if somebody takes the mark away. */
export function glassOf(canvas: Canvas, role: Role): Glass | null {
  const breaks = canvas.sessions.filter(({ role_id, reason }) => role_id === role.id && reason !== "");
  const broken = latest(breaks.filter(({ state }) => state === "active"));
  if (!broken && !isBehindGlass(role)) return null;
  return { broken, closed: broken ? null : latest(breaks) };
}
