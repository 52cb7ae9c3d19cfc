/** Joins what the canvas is drawn from and keeps unchanged nodes and edges the same objects. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { type HalfLink, loadPermissionLinks, type Permissions } from "../../api/policies";
import type { Canvas } from "../../model/canvas";
import type { Box } from "../../model/geometry";
import { useSpotlight } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { useCanvasUi } from "./canvas-ui";
import { toFar } from "./far";
import type { FlowEdge, FlowNode } from "./flow-types";
import { compared, type ShownPermission, useLayers } from "./layers";
import type { Scene } from "./scene";
import { reuse, toNear } from "./to-flow";

const NONE = { links: [], half_links: [] };

// About a large sandbox the engine thinks for a second, in which the server does little else.
const LARGE = 1_000;
const REST_MS = 2_000;

/** The revision to ask the engine about: each one, but of a large canvas only the one at which it comes to rest. */
function useRested({ revision, identities, roles }: Canvas): number {
  const [rested, setRested] = useState(revision);
  const large = identities.length + roles.length > LARGE;
  useEffect(() => {
    const timer = setTimeout(() => setRested(revision), REST_MS);
    return () => clearTimeout(timer);
  }, [revision]);
  return large ? rested : revision;
}

/** Blue lines and half links, by the engine. Asked again after every edit; the old ones stay until the answer is there. */
function usePermissions(canvas: Canvas, without: string[], asks: boolean): Pick<Permissions, "links" | "half_links"> {
  const sandboxId = usePlayground((state) => state.sandboxId);
  const past = usePlayground((state) => state.past !== null); // the engine knows only what is
  const revision = useRested(canvas);
  const { data } = useQuery({
    queryKey: ["permissions", sandboxId, ...without, revision],
    queryFn: () => loadPermissionLinks(sandboxId, without),
    enabled: asks && !past,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 10_000,
  });
  return asks && data && !past ? data : NONE;
}

const REAL: string[] = [];

/** What is allowed; while layers are thought away, compared with what would be. */
function useShownPermissions(canvas: Canvas): { permissions: ShownPermission[]; halves: HalfLink[] } {
  const without = useLayers((layers) => layers.without);
  const imagines = without.size > 0;
  const real = usePermissions(canvas, REAL, canvas.resources.length > 0 || canvas.roles.length > 0);
  const imagined = usePermissions(canvas, [...without].toSorted(), imagines);
  const permissions = useMemo(
    () => (imagines ? compared(real.links, imagined.links) : real.links),
    [imagines, real.links, imagined.links],
  );
  return { permissions, halves: real.half_links };
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

export interface Drawing {
  nodes: FlowNode[];
  edges: FlowEdge[];
  /** Lines that differ while layers are thought away. */
  gained: number;
  lost: number;
}

/** In: the part of the canvas to draw, null for all. */
export function useScene(canvas: Canvas, view: Box | null): Drawing {
  const denials = usePlayground((state) => state.denials);
  const selection = usePlayground((state) => state.selection);
  const moves = useCanvasUi((ui) => ui.moves);
  const picked = useCanvasUi((ui) => ui.picked);
  const linking = useCanvasUi((ui) => ui.linking);
  const far = useCanvasUi((ui) => ui.level === "far");
  const lit = useSpotlight((spotlight) => spotlight.lit);
  const stop = useSpotlight((spotlight) => spotlight.stop);
  const hidden = useLayers((layers) => layers.hidden);
  const { permissions, halves } = useShownPermissions(canvas);
  const [keep] = useState(makeKeeper);
  const drawn = useMemo(() => {
    const scene: Scene = { canvas, moves, denials, permissions, halves, hidden, selection, picked, linking, lit, stop, view };
    return keep(far ? toFar(scene) : toNear(scene));
  }, [canvas, moves, denials, permissions, halves, hidden, selection, picked, linking, lit, stop, view, far, keep]);
  const changed = (change: ShownPermission["change"]) => permissions.filter((line) => line.change === change).length;
  return { ...drawn, gained: changed("gained"), lost: changed("lost") };
}
