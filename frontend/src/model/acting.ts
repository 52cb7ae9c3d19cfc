/**
 * Who is signed in to the console here, and which role they have switched to. Kept in this browser, for each sandbox.
 *
 * Source: IAM User Guide, "Switch from a user to an IAM role (console)": each switch uses the credentials of the
 * sign-in, so switching twice is no chain; a sign-in lasts 12 hours; the last five roles are remembered.
 */
import { create } from "zustand";
import type { CallerRef } from "../api/sessions";
import { serverNow } from "../lib/server-clock";
import { sandboxTime } from "../lib/time";
import type { Canvas, Role, RoleSession } from "./canvas";
import { identityById } from "./selectors";
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
  history: Switch[];
}

const NOBODY: Acting = { userId: null, since: 0, switched: null, history: [] };

export const useActing = create<Acting>()(() => NOBODY);

const keyOf = (sandbox: string) => `understudy.acting.${sandbox}`;

function keep(change: Partial<Acting>): void {
  useActing.setState(change);
  localStorage.setItem(keyOf(usePlayground.getState().sandboxId), JSON.stringify(useActing.getState()));
}

/** Read what this browser remembers of a sandbox. */
export function recallActing(sandbox: string): void {
  try {
    useActing.setState({ ...NOBODY, ...(JSON.parse(localStorage.getItem(keyOf(sandbox)) ?? "{}") as Partial<Acting>) });
  } catch {
    useActing.setState(NOBODY); // written by somebody else
  }
}

export const signInAs = (userId: string): void => keep({ userId, since: nowIn(usePlayground.getState().canvas!), switched: null });
export const signOut = (): void => keep({ userId: null, switched: null });
export const switchBack = (): void => keep({ switched: null });

export function noteSwitch(to: Switch, session: RoleSession): void {
  const { history } = useActing.getState();
  const others = history.filter((one) => one.roleId !== to.roleId);
  keep({ switched: { ...to, sessionId: session.id }, history: [to, ...others].slice(0, MOST_REMEMBERED) });
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
