/** Unique id to ARN of every user and role on the canvas. */
import { useMemo } from "react";

import { usePlayground } from "../../model/store";

export function useArns(): ReadonlyMap<string, string> {
  const identities = usePlayground((state) => state.canvas?.identities);
  const roles = usePlayground((state) => state.canvas?.roles);
  return useMemo(() => {
    const nodes = [...(identities ?? []), ...(roles ?? [])];
    return new Map(nodes.flatMap((node) => (node.arn ? [[node.id, node.arn] as const] : [])));
  }, [identities, roles]);
}
