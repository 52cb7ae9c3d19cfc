/** How many look at what is shown to all. */
import type { ControlShape } from "../../live/events.gen";
import type { Room } from "../../model/classroom";
import { useDashboard } from "../../model/dashboard";

/** In: what is shown. Out: how many look at it of the learners who have a page of the class open. */
export function useLookers({ learners }: Pick<Room, "learners">, control: ControlShape | null): { looking: number; all: number } {
  const here = useDashboard((state) => state.here);
  const all = learners.filter(({ state, person_id }) => state === "in" && (here?.has(person_id) ?? true));
  return { looking: all.filter(({ id }) => !control?.away.includes(id)).length, all: all.length };
}
