import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from "@xyflow/react";
import { Check, Minus, Plus } from "lucide-react";
import { memo } from "react";
import type { PermissionEdgeType } from "../flow-types";
import { arrow } from "./Arrowheads";

/** What a role may do to a resource, as the engine says: blue, with right angles. */
export const PermissionEdge = memo(function PermissionEdge({ id, data, ...ends }: EdgeProps<PermissionEdgeType>) {
  const [path, middleX, middleY] = getSmoothStepPath({ ...ends, borderRadius: 18 });
  const actions = data?.actions ?? [];
  // While a layer is thought away: what would come, and what would go.
  const Mark = data?.change === "gained" ? Plus : data?.change === "lost" ? Minus : Check;
  const rest = actions.length - 1;
  // The label lies on the last straight piece when that is a long level one, else in the middle.
  const level = (ends.targetPosition === "left" || ends.targetPosition === "right") && ends.sourceY !== ends.targetY;
  const x = level ? (ends.sourceX + ends.targetX) / 2 : middleX;
  const y = level && ends.sourcePosition !== "right" ? ends.targetY : middleY;
  return (
    <>
      <BaseEdge id={id} path={path} markerEnd={arrow("permission")} className="permission-line" data-change={data?.change} interactionWidth={0} />
      <EdgeLabelRenderer>
        <span
          className="line-label line-label-permission mono"
          title={actions.join("\n")}
          data-change={data?.change}
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        >
          <Mark size={11} strokeWidth={3} aria-hidden />
          {actions[0]}
          {rest > 0 && ` +${String(rest)}`}
        </span>
      </EdgeLabelRenderer>
    </>
  );
});
