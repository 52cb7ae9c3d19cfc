import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { IdentityNodeType } from "../flow-types";
import { Card } from "./Card";

/** A user, AWS service, web identity provider or anonymous caller. */
export const IdentityNode = memo(function IdentityNode({ id, data }: NodeProps<IdentityNodeType>) {
  const { identity, line, aim } = data;
  return <Card id={id} kind={identity.kind} name={identity.name} line={line} aim={aim} port="always" pinned={identity.position.pinned} boundary={identity.boundary} />;
});
