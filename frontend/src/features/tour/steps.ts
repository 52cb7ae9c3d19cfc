/** PURE: the three steps of the first minute, and how far somebody has come. */
import type { Canvas } from "../../model/canvas";

export interface TourStep {
  title: string;
  words: string;
  /** What to do without a mouse. */
  keys: string;
}

export const STEPS: TourStep[] = [
  {
    title: "Draw who is trusted",
    words: "With a user and a role in the picture, drag from the circle on the user's right edge to the role: that writes its trust policy.",
    keys: "By keyboard: go to the user with Tab, press L, choose the role, press Enter.",
  },
  {
    title: "Put the role on",
    words: "Click the role, then Assume role. STS hands out temporary credentials, and the line begins to glow.",
    keys: "By keyboard: go to the user or the role with Tab and press A.",
  },
  {
    title: "Ask, and watch it end",
    words: "Make a request with the credentials and read why it is allowed or denied. Set the clock to a faster speed to see them expire.",
    keys: "The clock is in the top bar.",
  },
];

/** What a step is measured by: trust links that let somebody in, and sessions ever seen. */
export interface Progress {
  links: number;
  sessions: number;
}

export function progressOf(canvas: Canvas): Progress {
  const allowed = canvas.roles.flatMap((role) => role.trust_links.filter((link) => link.effect === "Allow"));
  return { links: allowed.length, sessions: canvas.sessions.length };
}

/** In: where the tour stands, what there was when that step began, what there is now. Out: whether the step is done. */
export function isDone(step: number, before: Progress, now: Progress): boolean {
  if (step === 0) return now.links > before.links;
  if (step === 1) return now.sessions > before.sessions;
  return false;
}
