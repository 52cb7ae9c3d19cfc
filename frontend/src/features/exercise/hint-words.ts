/** PURE: whether the next hint is open, and what is said beside it: what it costs, or when it opens. */
import type { Hint } from "../../api/workshop";
import { plural } from "../../lib/words";

export function hintWords(hint: Hint, left: number, now: number): { open: boolean; aside: string } {
  const seconds = Math.ceil((Date.parse(hint.ready_at) - now) / 1000);
  if (seconds > 0) return { open: false, aside: `opens in ${clock(seconds)}` };
  return { open: true, aside: hint.cost > 0 ? `costs ${plural(hint.cost, "point")}` : `free · ${left} left` };
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
