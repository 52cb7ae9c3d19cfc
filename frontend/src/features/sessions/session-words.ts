/** PURE: sessions in the order people look for them, and a line about each. */
import { formatDuration, type LifeStage } from "../../lib/time";
import type { RoleSession } from "../../model/canvas";

/** Live ones first, the soonest end on top; ended ones after, the latest end on top. */
export function inOrder(sessions: RoleSession[]): RoleSession[] {
  const live = sessions.filter((session) => session.state === "active");
  const ended = sessions.filter((session) => session.state !== "active");
  return [
    ...live.toSorted((one, other) => one.expiration.localeCompare(other.expiration)),
    ...ended.toSorted((one, other) => other.expiration.localeCompare(one.expiration)),
  ];
}

const KIND_WORDS = { user: "Session token", federated: "Federated user" };

/** What a row and its buttons call it: a user's own token has no name but the user's. */
export const nameOf = (session: RoleSession): string => session.session_name || session.caller_label;

export const againWords = (session: RoleSession): string =>
  session.kind === "role" ? `Assume again as ${nameOf(session)}` : `Get a new token for ${nameOf(session)}`;

/** Who acts as whom: the one line of a credential card. */
export function whoWords(session: RoleSession): string {
  if (session.kind === "role") return `${session.role_name} worn by ${session.caller_label}`;
  return session.kind === "user" ? `${nameOf(session)} itself` : `${nameOf(session)}, let in by ${session.caller_label}`;
}

/** Title and one sentence over new credentials. */
export function issuedWords(session: RoleSession): { title: string; description: string } {
  const who = nameOf(session);
  if (session.kind === "user")
    return {
      title: `A session token for ${who}`,
      description: session.mfa
        ? "The same user, with MFA, until the credentials end."
        : "The same user, without MFA, until the credentials end.",
    };
  if (session.kind === "federated")
    return {
      title: `${who} is let in by ${session.caller_label}`,
      description: "A federated user. Its requests are judged by the user's permissions and the session policy together.",
    };
  return {
    title: `${session.caller_label} wears ${session.role_name}`,
    description: "While it lasts, requests are judged by the role's permissions, not by the caller's own.",
  };
}

export function endWords(session: RoleSession, stage: LifeStage): string {
  const who = session.kind === "role" ? session.caller_label : KIND_WORDS[session.kind];
  if (session.state === "revoked") return `${who} · valid, but denied`;
  if (session.state === "dead") return `${who} · ${session.kind === "role" ? "its role is gone" : "the user is gone"}`;
  if (session.state === "expired") return `${who} · expired on its own`;
  if (session.renews) return `${who} · renews by itself`;
  return stage === "soon" ? `${who} · ends soon` : `${who} · live, of ${formatDuration(session.duration)}`;
}

/** Nothing can be done with it any more; a revoked session's credentials stay valid until they expire. */
export const isOver = (session: RoleSession): boolean => session.state === "expired" || session.state === "dead";

export const stateWords: Record<RoleSession["state"], string> = {
  active: "Live",
  expired: "Expired",
  revoked: "Revoked",
  dead: "Dead",
};

const counted = (count: number) => `${String(count)} ${count === 1 ? "session" : "sessions"}`;

/** What a revocation did. Spared are sessions issued in this very second of the sandbox's clock. */
export function revokedWords({ denied, spared }: { denied: number; spared: number }): { title: string; detail: string } {
  if (spared > 0)
    return {
      title: `${counted(denied)} revoked, ${String(spared)} spared.`,
      detail: "Only what was issued before this second is denied. Revoke again when the sandbox's clock has moved on.",
    };
  if (denied === 0)
    return { title: "Whatever was issued before now is revoked.", detail: "Newer sessions are not concerned." };
  return { title: `${counted(denied)} revoked.`, detail: "Assume the role again: newer sessions are not concerned." };
}
