/** Why each hop of a chain is allowed: one sentence of the engine, and the way to walk it. */
import { useQueries } from "@tanstack/react-query";

import { makeRequest } from "../../api/simulate";
import type { Canvas } from "../../model/canvas";
import { askWhy } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { type Goal, type Hop, hopsOf } from "./hops";

export function HopReasons({ canvas, path, goal }: { canvas: Canvas; path: string[]; goal?: Goal }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const hops = hopsOf(canvas, path, goal);
  const reasons = useQueries({
    queries: hops.map(({ request }) => ({
      queryKey: ["hop", sandbox, canvas.revision, request],
      queryFn: () => makeRequest(sandbox, request, false),
      retry: false,
      staleTime: Infinity,
    })),
  });
  if (hops.length === 0) return null;
  return (
    <ol className="reach-hops" aria-label="Why each hop is allowed">
      {hops.map((hop, index) => (
        <li key={`${hop.from} ${hop.to}`}>
          <strong>
            {hop.from} → {hop.to}
          </strong>
          <p>{reasons[index]?.data?.sentence ?? "Asking why…"}</p>
          <button type="button" className="text-button" onClick={() => walk(hop)}>
            Walk this hop
          </button>
        </li>
      ))}
    </ol>
  );
}

const walk = ({ request: { caller, action, resource } }: Hop): void => askWhy({ caller, action, resource, send: true });
