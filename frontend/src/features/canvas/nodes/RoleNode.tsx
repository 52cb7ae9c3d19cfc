import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { RoleNodeType } from "../flow-types";
import { Card } from "./Card";
import { GlassPane } from "./GlassPane";

/** A role. Its port shows on hover and focus only: a role may be a principal too, but mostly it is an end. */
export const RoleNode = memo(function RoleNode({ id, data }: NodeProps<RoleNodeType>) {
  const { role, line, aim, glass } = data;
  const cover = glass && <GlassPane glass={glass} />;
  return <Card id={id} kind="role" name={role.name} line={line} aim={aim} port="hover" pinned={role.position.pinned} boundary={role.boundary} cover={cover} />;
});
