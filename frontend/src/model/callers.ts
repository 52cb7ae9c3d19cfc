/** PURE: who on the canvas can assume a role or make a request, for the pickers. */
import type { CallerRef } from "../api/sessions";
import type { RequestCaller } from "../api/simulate";
import { groupDigits } from "../lib/arn";
import type { Canvas, Identity, RoleSession } from "./canvas";
import { identityKind } from "./card-words";
import { accountName, isLive } from "./selectors";

export interface Caller {
  ref: CallerRef;
  label: string;
  detail: string;
  /** What its tile shows. */
  tile: "user" | "service" | "web_identity" | "anonymous" | "role" | "account";
  /** For default session names. */
  name: string;
  /** Already a session: the next one is chained. */
  chained: boolean;
}

function ofIdentity(canvas: Canvas, identity: Identity): Caller {
  const where = identity.account_id ? ` in ${accountName(canvas, identity.account_id)}` : "";
  return {
    ref: { kind: "identity", id: identity.id },
    label: identity.name,
    detail: identity.title ? `${identity.title}${where}` : `${identityKind(identity)}${where}`,
    tile: identity.kind,
    name: identity.name,
    chained: false,
  };
}

const SESSION_WORDS: Record<RoleSession["kind"], string> = {
  role: "Session",
  user: "Session token",
  federated: "Federated user",
};

function ofSession(session: RoleSession): Caller {
  const detail = `${SESSION_WORDS[session.kind]} of ${session.caller_label}`;
  const wears = session.kind === "role";
  return {
    ref: { kind: "session", id: session.id },
    label: wears ? `${session.role_name} / ${session.session_name}` : session.session_name || session.caller_label,
    detail: isLive(session) ? detail : `${detail}, ended`,
    tile: wears ? "role" : "user",
    name: session.session_name || session.caller_label,
    chained: true,
  };
}

/** In: the canvas. Out: identities, live sessions (ended ones too, if wanted), then each account's root user. */
export function callersOf(canvas: Canvas, withEnded = false): Caller[] {
  const roots = canvas.accounts.map((account): Caller => ({
    ref: { kind: "account_root", id: account.id },
    label: `Root user of ${account.name}`,
    detail: groupDigits(account.number),
    tile: "account",
    name: "root",
    chained: false,
  }));
  return [
    ...canvas.identities.map((identity) => ofIdentity(canvas, identity)),
    ...canvas.sessions.filter((session) => withEnded || isLive(session)).map(ofSession),
    ...roots,
  ];
}

/** Whoever a question may be about: every caller, and somebody in a role, worn or not. */
export type Asker = Omit<Caller, "ref"> & { ref: RequestCaller };

export function askersOf(canvas: Canvas): Asker[] {
  const roles = canvas.roles.map((role): Asker => ({
    ref: { kind: "role", id: role.id },
    label: `Somebody in ${role.name}`,
    detail: `Role in ${accountName(canvas, role.account_id)}`,
    tile: "role",
    name: role.name,
    chained: false,
  }));
  return [...callersOf(canvas, true), ...roles];
}

/** One string per caller, for pickers that know only ids. */
export const callerKey = (ref: RequestCaller): string => `${ref.kind}:${ref.id}`;

export function callerByKey<C extends Caller | Asker>(callers: C[], key: string | null): C | undefined {
  return callers.find((caller) => callerKey(caller.ref) === key);
}
