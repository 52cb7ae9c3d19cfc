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

export function endWords(session: RoleSession, stage: LifeStage): string {
  const who = session.caller_label;
  if (session.state === "revoked") return `${who} · cut off before its time`;
  if (session.state === "dead") return `${who} · its role is gone`;
  if (session.state === "expired") return `${who} · expired on its own`;
  return stage === "soon" ? `${who} · ends soon` : `${who} · live, of ${formatDuration(session.duration)}`;
}
