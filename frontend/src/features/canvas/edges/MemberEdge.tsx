import { BaseEdge, EdgeLabelRenderer, getStraightPath, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { MemberEdgeType } from "../flow-types";

/** Membership of a group: dotted, no arrow, no port. */
export const MemberEdge = memo(function MemberEdge({ id, data, ...ends }: EdgeProps<MemberEdgeType>) {
  const [path, x, y] = getStraightPath(ends);
  const near = Math.hypot(ends.targetX - ends.sourceX, ends.targetY - ends.sourceY) < 30;
  return (
    <>
      <BaseEdge id={id} path={path} className="member-line" interactionWidth={0} />
      {!near && (
        <EdgeLabelRenderer>
          <span
            className="line-label"
            data-in-account={data?.inAccount}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            member
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
