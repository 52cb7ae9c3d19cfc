import { Handle, Position, type NodeProps } from "@xyflow/react";
import { KeyRound } from "lucide-react";
import { memo } from "react";
import { plural } from "../../../lib/words";
import { Badge } from "../../../ui/Badge";
import { Tile } from "../../../ui/Tile";
import type { StackNodeType } from "../flow-types";

const faces = [
  ["LM", "user"],
  ["TK", "group"],
  ["PS", "web"],
  ["JW", "role"],
] as const;

/** Users that are not drawn one by one. Lines from here stand for the whole account. */
export const StackNode = memo(function StackNode({ data }: NodeProps<StackNodeType>) {
  const rest = data.count - faces.length;
  return (
    <div className="stack" data-aim={data.aim}>
      <div className="card">
        <div className="stack-row">
          <Tile kind="group" />
          <div className="card-words">
            <div className="card-name">{plural(data.count, "more user")}</div>
            <div className="card-line">{data.line}</div>
          </div>
        </div>
        <div className="stack-row stack-foot">
          <span className="stack-faces" aria-hidden>
            {faces.map(([letters, kind]) => (
              <i key={letters} className={`kind-${kind}`}>
                {letters}
              </i>
            ))}
            {rest > 0 && <i className="stack-more">+{rest.toLocaleString("en")}</i>}
          </span>
          {data.live > 0 && (
            <Badge tone="live" icon={<KeyRound size={11} aria-hidden />}>
              {data.live} live
            </Badge>
          )}
        </div>
        <Handle id="out" type="source" position={Position.Right} className="port port-always" isConnectableEnd={false} />
      </div>
    </div>
  );
});
