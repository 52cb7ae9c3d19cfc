/** Joins what the canvas is drawn from and keeps unchanged nodes and edges the same objects. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { loadPermissionLinks } from "../../api/policies";
import type { Canvas } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { useCanvasUi } from "./canvas-ui";
import { toFar } from "./far";
import type { FlowEdge, FlowNode } from "./flow-types";
import type { Scene } from "./scene";
import { toEdges } from "./to-edges";
import { reuse, toNodes } from "./to-flow";

/** Blue lines, by the engine. Asked again after every edit; the old ones stay until the answer is there. */
function usePermissions(canvas: Canvas) {
  const sandboxId = usePlayground((state) => state.sandboxId);
  const { data } = useQuery({
    queryKey: ["permissions", sandboxId, canvas.revision],
    queryFn: () => loadPermissionLinks(sandboxId),
    enabled: canvas.resources.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 10_000,
  });
  return useMemo(() => (canvas.resources.length > 0 ? (data?.links ?? []) : []), [data, canvas.resources.length]);
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
  const permissions = usePermissions(canvas);
  const [keep] = useState(makeKeeper);
  return useMemo(() => {
    const scene: Scene = { canvas, moves, denials, permissions, selection, picked, linking };
    return keep(far ? toFar(scene) : { nodes: toNodes(scene), edges: toEdges(scene) });
  }, [canvas, moves, denials, permissions, selection, picked, linking, far, keep]);
}
