/** PURE: how many look at what is shown to all. */
import type { ControlShape } from "../../live/events.gen";
import type { Room } from "../../model/classroom";

/** In: what is shown. Out: how many of the learners who are in look at it, not having turned away. */
export function lookersOf({ learners }: Pick<Room, "learners">, control: ControlShape | null): { looking: number; all: number } {
  const all = learners.filter(({ state }) => state === "in").length;
  return { looking: Math.max(0, all - (control?.away ?? 0)), all };
}
