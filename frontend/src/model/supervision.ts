/** What the instructors of a class set for all of its sandboxes. */
import type { SupervisionShape } from "../live/events.gen";
import { newest, type PlaygroundState, replaceCanvas, usePlayground } from "./store";

/** The server told what holds for the class by now. */
export function noteSupervision(supervision: SupervisionShape | null): void {
  const canvas = newest();
  if (canvas) replaceCanvas({ ...canvas, supervision });
}

/** Whether this person teaches the class that this sandbox belongs to: what is its learner's own is not theirs. */
export const teachesHere = ({ canvas, person }: Pick<PlaygroundState, "canvas" | "person">): boolean =>
  canvas?.supervision?.people.some(({ id }) => id === person?.id) ?? false;

/** The class of this sandbox, for somebody who learns in it; none for its instructors, who may do more. */
export function useClass(): SupervisionShape | null {
  return usePlayground((state) => (teachesHere(state) ? null : (state.canvas?.supervision ?? null)));
}
