import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { ProviderNodeType } from "../flow-types";
import { Card } from "./Card";

/** An identity provider of an account: who signs in there may be let into roles. */
export const ProviderNode = memo(function ProviderNode({ id, data }: NodeProps<ProviderNodeType>) {
  const { provider, line, aim } = data;
  return <Card id={id} kind="provider" name={provider.name} line={line} aim={aim} port="always" pinned={provider.position.pinned} />;
});
