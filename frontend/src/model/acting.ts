/**
 * Who is signed in to the console here, and which role they have switched to: kept in this browser, for each sandbox.
 * Which roles they switched to before is kept by the server, for all their devices.
 *
 * Source: IAM User Guide, "Switch from a user to an IAM role (console)": each switch uses the credentials of the
 * sign-in, so switching twice is no chain; a sign-in lasts 12 hours; the menu shows the last five roles.
 */
import { create } from "zustand";
import type { CallerRef } from "../api/sessions";
import { listSwitches, noteRoleSwitch, type RoleSwitch } from "../api/switches";
import { serverNow } from "../lib/server-clock";
import { sandboxTime } from "../lib/time";
import { attempt } from "./attempt";
import type { Canvas, Role, RoleSession } from "./canvas";
import { identityById, roleById } from "./selectors";
import { usePlayground } from "./store";

export const SIGN_IN_SECONDS = 12 * 3600;
export const SHORTEST_SECONDS = 900;
export const MOST_REMEMBERED = 5;
export const HUES = 6;

export interface Switch {
  roleId: string;
  /** What the bar calls it. */
  name: string;
  /** One of the colours of the palette, by number; it is also told by its pattern. */
  hue: number;
}

export interface Acting {
  userId: string | null;
  /** Sandbox time of the sign-in. */
  since: number;
  switched: (Switch & { sessionId: string }) | null;
  /** Every switch that is kept, newest first. */
  history: RoleSwitch[];
}

const NOBODY: Acting = { userId: null, since: 0, switched: null, history: [] };

export const useActing = create<Acting>()(() => NOBODY);

const keyOf = (sandbox: string) => `understudy.acting.${sandbox}`;

function keep(change: Partial<Acting>): void {
  useActing.setState(change);
  localStorage.setItem(keyOf(usePlayground.getState().sandboxId), JSON.stringify({ ...useActing.getState(), history: undefined }));
}

/** Read what this browser remembers of a sandbox, and what the server does. */
export function recallActing(sandbox: string): void {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(sandbox)) ?? "{}") as Partial<Acting>;
    useActing.setState({ ...NOBODY, ...kept, history: [] });
  } catch {
    useActing.setState(NOBODY); // written by somebody else
  }
  void readHistory(sandbox);
}

async function readHistory(sandbox: string): Promise<void> {
  const history = await listSwitches(sandbox).catch(() => null); // without it the menu is shorter, that is all
  if (history && usePlayground.getState().sandboxId === sandbox) useActing.setState({ history });
}

export const signInAs = (userId: string): void => keep({ userId, since: nowIn(usePlayground.getState().canvas!), switched: null });
export const signOut = (): void => keep({ userId: null, switched: null });
export const switchBack = (): void => keep({ switched: null });

/** First to the server: whoever sees the bar change may close the page. A server that is away costs the history only. */
export async function noteSwitch(to: Switch, session: RoleSession): Promise<void> {
  const { sandboxId } = usePlayground.getState();
  await attempt(() => noteRoleSwitch(sandboxId, to.roleId, { name: to.name, hue: to.hue }));
  keep({ switched: { ...to, sessionId: session.id } });
  void readHistory(sandboxId);
}

/** PURE: the last five roles of a history, each once, of those that are still there. */
export function recentRoles(history: RoleSwitch[], canvas: Canvas): Switch[] {
  const there = history.filter((one) => roleById(canvas, one.role_id));
  const newest = there.filter((one, at) => there.findIndex((other) => other.role_id === one.role_id) === at);
  return newest.slice(0, MOST_REMEMBERED).map((one) => ({ roleId: one.role_id, name: one.name, hue: one.hue }));
}

export const nowIn = (canvas: Canvas): number => sandboxTime(canvas.sandbox.clock, serverNow());

/** PURE: how long a switch may last: what the role allows, but not beyond the sign-in; null when that is over. */
export function switchSeconds(role: Pick<Role, "max_session_duration">, since: number, now: number): number | null {
  const rest = Math.floor(SIGN_IN_SECONDS - (now - since) / 1000);
  return rest < SHORTEST_SECONDS ? null : Math.min(role.max_session_duration, rest);
}

/** PURE: the role that an account's number or alias and a name mean, as the console takes them. */
export function roleNamed(canvas: Canvas, account: string, name: string): Role | undefined {
  const digits = account.replace(/[\s-]/g, "");
  const found = canvas.accounts.find((one) => one.number === digits || (one.alias && one.alias === account.trim()));
  const path = name.trim().toLowerCase();
  return found && canvas.roles.find((one) => one.account_id === found.id && one.name.toLowerCase() === path);
}

/** Whoever the person acts as right now, for questions that begin with "who": the role's session while it lives. */
export function actingCaller(canvas: Canvas, acting: Acting): CallerRef | undefined {
  const session = canvas.sessions.find((one) => one.id === acting.switched?.sessionId && one.state === "active");
  if (session) return { kind: "session", id: session.id };
  return identityById(canvas, acting.userId) ? { kind: "identity", id: acting.userId! } : undefined;
}
