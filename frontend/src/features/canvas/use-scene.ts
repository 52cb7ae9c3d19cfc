/** Joins what the canvas is drawn from and keeps unchanged nodes and edges the same objects. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { loadPermissionLinks, type Permissions } from "../../api/policies";
import type { Canvas } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { useCanvasUi } from "./canvas-ui";
import { toFar } from "./far";
import type { FlowEdge, FlowNode } from "./flow-types";
import type { Scene } from "./scene";
import { toEdges } from "./to-edges";
import { reuse, toNodes } from "./to-flow";

const NONE = { links: [], half_links: [] };

/** Blue lines and half links, by the engine. Asked again after every edit; the old ones stay until the answer is there. */
function usePermissions(canvas: Canvas): Pick<Permissions, "links" | "half_links"> {
  const sandboxId = usePlayground((state) => state.sandboxId);
  const worthAsking = canvas.resources.length > 0 || canvas.roles.length > 0;
  const { data } = useQuery({
    queryKey: ["permissions", sandboxId, canvas.revision],
    queryFn: () => loadPermissionLinks(sandboxId),
    enabled: worthAsking,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 10_000,
  });
  return worthAsking && data ? data : NONE;
}

function makeKeeper() {
  let nodes: FlowNode[] = [];
  let edges: FlowEdge[] = [];
  return (next: { nodes: FlowNode[]; edges: FlowEdge[] }) => {
    nodes = reuse(nodes, next.nodes);
    edges = reuse(edges, next.edges);
    return { nodes, edges };
  };
}

export function useScene(canvas: Canvas): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const denials = usePlayground((state) => state.denials);
  const selection = usePlayground((state) => state.selection);
  const { moves, picked, linking } = useCanvasUi();
  const far = useCanvasUi((ui) => ui.level === "far");
  const { links: permissions, half_links: halves } = usePermissions(canvas);
  const [keep] = useState(makeKeeper);
  return useMemo(() => {
    const scene: Scene = { canvas, moves, denials, permissions, halves, selection, picked, linking };
    return keep(far ? toFar(scene) : { nodes: toNodes(scene), edges: toEdges(scene) });
  }, [canvas, moves, denials, permissions, halves, selection, picked, linking, far, keep]);
}
