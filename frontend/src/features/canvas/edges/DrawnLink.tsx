import { getBezierPath, useConnection, ViewportPortal, type ConnectionLineComponentProps } from "@xyflow/react";
import { useCanvasUi } from "../canvas-ui";
import { arrow } from "./Arrowheads";

/** The line under the pointer while a link is drawn. */
export function DrawnLink({ fromX, fromY, toX, toY, fromPosition, toPosition, toNode }: ConnectionLineComponentProps) {
  const linking = useCanvasUi((ui) => ui.linking);
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
  });
  const refused = toNode ? linking?.verdicts.get(toNode.id)?.ok === false : false;
  return <path d={path} className={`drawn-link ${refused ? "refused" : ""}`} markerEnd={arrow(refused ? "denied" : "permission")} />;
}

/** Beside the pointer: what would happen on this node, or why nothing can. */
export function LinkTip() {
  const linking = useCanvasUi((ui) => ui.linking);
  const { toNode, to } = useConnection((connection) => ({ toNode: connection.toNode, to: connection.to }));
  const verdict = toNode ? linking?.verdicts.get(toNode.id) : undefined;
  if (!verdict || !to || !toNode || toNode.id === linking?.sourceId) return null;
  const { x, y } = toNode.internals.positionAbsolute;
  const width = toNode.measured.width ?? 0;
  return (
    <ViewportPortal>
      <div
        className={`link-tip ${verdict.ok ? "" : "refused"}`}
        style={{ transform: `translate(${x + width / 2}px, ${y - 10}px) translate(-50%, -100%)` }}
      >
        {verdict.reason}
      </div>
    </ViewportPortal>
  );
}
