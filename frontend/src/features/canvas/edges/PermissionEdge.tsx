import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from "@xyflow/react";
import { Check } from "lucide-react";
import { memo } from "react";
import type { PermissionEdgeType } from "../flow-types";
import { arrow } from "./Arrowheads";

/** What a role may do to a resource, as the engine says: blue, with right angles. */
export const PermissionEdge = memo(function PermissionEdge({ id, data, ...ends }: EdgeProps<PermissionEdgeType>) {
  const [path, middleX, middleY] = getSmoothStepPath({ ...ends, borderRadius: 18 });
  const actions = data?.actions ?? [];
  const rest = actions.length - 1;
  // The label lies on the last straight piece when that is a long level one, else in the middle.
  const level = (ends.targetPosition === "left" || ends.targetPosition === "right") && ends.sourceY !== ends.targetY;
  const x = level ? (ends.sourceX + ends.targetX) / 2 : middleX;
  const y = level && ends.sourcePosition !== "right" ? ends.targetY : middleY;
  return (
    <>
      <BaseEdge id={id} path={path} markerEnd={arrow("permission")} className="permission-line" interactionWidth={0} />
      <EdgeLabelRenderer>
        <span
          className="line-label line-label-permission mono"
          title={actions.join("\n")}
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        >
          <Check size={11} strokeWidth={3} aria-hidden />
          {actions[0]}
          {rest > 0 && ` +${String(rest)}`}
        </span>
      </EdgeLabelRenderer>
    </>
  );
});
