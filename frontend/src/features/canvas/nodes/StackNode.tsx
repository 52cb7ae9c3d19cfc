import { Handle, Position, type NodeProps } from "@xyflow/react";
import { KeyRound } from "lucide-react";
import { memo } from "react";
import { shownLanguage } from "../../../lib/language";
import { initials } from "../../../lib/words";
import { Badge } from "../../../ui/Badge";
import { Tile } from "../../../ui/Tile";
import type { StackNodeType } from "../flow-types";
import { Anchors } from "./Anchors";

const TONES = ["user", "group", "web", "role"];

/** Users that are not drawn one by one: alike, or imaginary. */
export const StackNode = memo(function StackNode({ data }: NodeProps<StackNodeType>) {
  const rest = data.count - data.faces.length;
  return (
    <div className="stack" data-aim={data.aim}>
      <div className="card">
        <div className="stack-row">
          <Tile kind="group" />
          <div className="card-words">
            <div className="card-name">{data.name}</div>
            <div className="card-line">{data.line}</div>
          </div>
        </div>
        <div className="stack-row stack-foot">
          <span className="stack-faces" aria-hidden>
            {data.faces.map((name, index) => (
              <i key={name} className={`kind-${TONES[index]}`}>
                {initials(name)}
              </i>
            ))}
            {rest > 0 && <i className="stack-more">+{rest.toLocaleString(shownLanguage())}</i>}
          </span>
          {data.live > 0 && (
            <Badge tone="live" icon={<KeyRound size={11} aria-hidden />}>
              {data.live} live
            </Badge>
          )}
        </div>
        <Anchors />
        <Handle id="out" type="source" position={Position.Right} className="port port-always" isConnectableEnd={false} />
      </div>
    </div>
  );
});
