import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { ResourceNodeType } from "../flow-types";
import { Card } from "./Card";

export const ResourceNode = memo(function ResourceNode({ id, data }: NodeProps<ResourceNodeType>) {
  const { resource, line, aim } = data;
  return <Card id={id} kind={resource.type} name={resource.name} line={line} aim={aim} port="none" pinned={resource.position.pinned} />;
});
