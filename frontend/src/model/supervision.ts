/** What the instructors of a class set for all of its sandboxes. */
import type { SupervisionShape } from "../live/events.gen";
import { newest, replaceCanvas, usePlayground } from "./store";

/** The server told what holds for the class by now. */
export function noteSupervision(supervision: SupervisionShape | null): void {
  const canvas = newest();
  if (canvas) replaceCanvas({ ...canvas, supervision });
}

/** The class of this sandbox, for somebody who learns in it; none for its instructors, who may do more. */
export function useClass(): SupervisionShape | null {
  return usePlayground(({ canvas, person }) => {
    const supervision = canvas?.supervision ?? null;
    return supervision?.people.some(({ id }) => id === person?.id) ? null : supervision;
  });
}
