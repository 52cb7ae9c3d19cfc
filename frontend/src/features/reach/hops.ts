/** PURE: a chain as the requests that it is made of, so that each hop can be asked why it is allowed. */
import type { RequestCaller, SimulatedRequest } from "../../api/simulate";
import type { Canvas } from "../../model/canvas";
import { findEntity } from "../../model/selectors";

export interface Goal {
  action: string;
  resource: string;
}

export interface Hop {
  from: string;
  to: string;
  request: SimulatedRequest & { caller: RequestCaller };
}

/** In: nodes from the beginning of a chain to its end; what is done at the end, if that is no role. */
export function hopsOf(canvas: Canvas, path: readonly string[], goal?: Goal): Hop[] {
  return path.slice(1).flatMap((id, index): Hop[] => {
    const from = findEntity(canvas, path[index]!);
    const to = findEntity(canvas, id);
    if (!from || !to || (from.entity !== "identity" && from.entity !== "role")) return [];
    const asked = to.entity === "role" ? { action: "sts:AssumeRole", resource: to.value.arn } : goal;
    if (!asked) return [];
    const caller: RequestCaller = { kind: from.entity, id: from.value.id };
    return [{ from: from.value.name, to: to.value.name, request: { caller, ...asked } }];
  });
}
