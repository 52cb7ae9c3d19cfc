import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { RoleNodeType } from "../flow-types";
import { Card } from "./Card";

/** A role. Its port shows on hover and focus only: a role may be a principal too, but mostly it is an end. */
export const RoleNode = memo(function RoleNode({ id, data }: NodeProps<RoleNodeType>) {
  return <Card id={id} kind="role" name={data.role.name} line={data.line} aim={data.aim} port="hover" pinned={data.role.position.pinned} boundary={data.role.boundary} />;
});
