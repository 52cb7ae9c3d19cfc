import { Handle, Position, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { plural } from "../../../lib/words";
import type { BlockNodeType } from "../flow-types";
import { hueClass } from "./AccountNode";

/** A whole account seen from far: its name and what it holds, in figures. */
export const BlockNode = memo(function BlockNode({ data }: NodeProps<BlockNodeType>) {
  const { account, roles, users, live } = data;
  return (
    <section className={`account block ${hueClass(account.hue)}`}>
      <Handle id="card" type="target" position={Position.Left} className="landing" />
      <Handle id="out" type="source" position={Position.Right} className="landing" />
      <strong>{account.name}</strong>
      <span>{plural(users, "user")}</span>
      <span>
        {plural(roles, "role")}
        {live > 0 && `, ${String(live)} live`}
      </span>
    </section>
  );
});
