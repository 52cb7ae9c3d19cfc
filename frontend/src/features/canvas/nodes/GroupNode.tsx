import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { GroupNodeType } from "../flow-types";
import { Card } from "./Card";

/** An IAM group. It has no port: IAM does not accept a group as a principal. */
export const GroupNode = memo(function GroupNode({ id, data }: NodeProps<GroupNodeType>) {
  return <Card id={id} kind="group" name={data.group.name} line={data.line} aim={data.aim} port="none" pinned={data.group.position.pinned} />;
});
