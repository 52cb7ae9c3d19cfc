/** How long ago something happened, in words of whoever reads. */
import { shownLanguage } from "./language";

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** `2 hours ago`; `just now` within a minute. */
export function agoWords(moment: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(moment)) / 1000);
  for (const [unit, length] of STEPS) {
    if (seconds >= length) return new Intl.RelativeTimeFormat(shownLanguage()).format(-Math.floor(seconds / length), unit);
  }
  return "just now";
}

/** `14:02`, by the reader's own clock. */
export function clockWords(moment: string): string {
  const at = new Date(moment);
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}
