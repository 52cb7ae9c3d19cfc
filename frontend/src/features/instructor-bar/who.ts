/** PURE: in whose hands it is. */
import type { ControlShape } from "../../live/events.gen";

/** Whoever has left since is your instructor still. */
export const whoHolds = ({ by }: Pick<ControlShape, "by">): string => by?.name ?? "Your instructor";
