import { BaseEdge, getBezierPath, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { MergedEdgeType } from "../flow-types";
import { arrow } from "./Arrowheads";

/** All lines between two accounts, seen from far; the more links, the wider. */
export const MergedEdge = memo(function MergedEdge({ id, data, ...ends }: EdgeProps<MergedEdgeType>) {
  const [path] = getBezierPath(ends);
  const { count = 1, live = 0 } = data ?? {};
  const width = 3 + Math.min(9, Math.log2(count) * 2);
  const tone = live > 0 ? "live" : "trust";
  return (
    <g className={`trust trust-${tone}`}>
      <BaseEdge id={id} path={path} markerEnd={arrow(tone)} className="trust-line" style={{ strokeWidth: width }} />
    </g>
  );
});
