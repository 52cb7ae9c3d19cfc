/** Other people on the canvas: their pointers, and halos around what they have chosen. Moves nothing of the picture. */
import { useReactFlow, useStore, ViewportPortal } from "@xyflow/react";
import { useEffect, useMemo, type CSSProperties } from "react";

import "../../styles/others.css";
import type { Canvas as CanvasModel } from "../../model/canvas";
import { type Box, drawnIn, LEAST_ZOOM } from "../../model/geometry";
import { places } from "../../model/places";
import { follow, hueOf, markedBy, type Peer, usePresence, writesAt } from "../../model/presence";
import { drawnAs } from "../../model/stacks";
import { usePlayground } from "../../model/store";
import { tell } from "../../model/telling";
import { Button } from "../../ui/Button";
import { useCanvasUi } from "./canvas-ui";

// Where a window is smaller than that, empty space around what is drawn is cut off.
const PHONE = 640;

const hue = (peer: Peer): CSSProperties => ({ "--person": `var(--hue-${String(hueOf(peer.id))})` }) as CSSProperties;

export function Others() {
  const peers = usePresence((state) => state.peers);
  useTelling();
  if (peers.size === 0) return null;
  const shown = [...peers.values()];
  return (
    <>
      <ViewportPortal>
        <Halos peers={shown} />
        <Pointers peers={shown} />
      </ViewportPortal>
      <Following peers={peers} />
    </>
  );
}

function Pointers({ peers }: { peers: Peer[] }) {
  const zoom = useStore((state) => state.transform[2]);
  return peers.map((peer) =>
    peer.where.cursor ? (
      <div
        key={peer.peer}
        className="pointer"
        aria-hidden
        style={{
          ...hue(peer),
          transform: `translate(${String(peer.where.cursor.x)}px, ${String(peer.where.cursor.y)}px) scale(${String(1 / zoom)})`,
        }}
      >
        <svg width="16" height="18" viewBox="0 0 16 18">
          <path d="M1 1l5.2 15 2.6-6.3L15 7.4Z" />
        </svg>
        <span>{peer.name}</span>
      </div>
    ) : null,
  );
}

function Halos({ peers }: { peers: Peer[] }) {
  const canvas = usePlayground((state) => state.canvas);
  const moves = useCanvasUi((ui) => ui.moves);
  const found = useMemo(() => (canvas ? places(canvas, moves) : new Map()), [canvas, moves]);
  // Somebody in a stack is marked at the stack.
  const drawn = (ids: string[]) => [...new Set(canvas ? ids.map((id) => drawnAs(canvas, id)) : [])];
  return peers.flatMap((peer) =>
    drawn(markedBy(peer.where)).map((id) => {
      const box = found.get(id)?.box;
      if (!box) return null;
      const place = { left: box.x, top: box.y, width: box.width, height: box.height };
      const writes = drawn([writesAt(peer.where) ?? ""])[0] === id;
      return (
        <div key={`${peer.peer}${id}`} className="halo" aria-hidden style={{ ...hue(peer), ...place }}>
          <span>{writes ? `${peer.name} is writing` : peer.name}</span>
        </div>
      );
    }),
  );
}

/** Where all is that is drawn in accounts, or beside them. */
function nodesOf(canvas: CanvasModel): Box[] {
  const accounts = new Set(canvas.accounts.map(({ id }) => id));
  return [...places(canvas, new Map())].filter(([id]) => !accounts.has(id)).map(([, { box }]) => box);
}

/** The banner, and the view that goes along with somebody's. */
function Following({ peers }: { peers: ReadonlyMap<string, Peer> }) {
  const following = usePresence((state) => state.following);
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const peer = following === null ? undefined : peers.get(following);
  const canvas = usePlayground((state) => state.canvas);
  const view = peer?.where.view ?? null;
  const seen = view && canvas && Math.min(width, height) < PHONE ? drawnIn(view, nodesOf(canvas)) : view;
  // As a text, for each message brings a new object, also when only the pointer moved.
  const told = JSON.stringify(seen);
  useEffect(() => {
    const box = JSON.parse(told) as Box | null;
    if (!box || width === 0) return;
    const zoom = Math.min(1.6, Math.max(LEAST_ZOOM, Math.min(width / box.width, height / box.height)));
    const x = width / 2 - (box.x + box.width / 2) * zoom;
    const y = height / 2 - (box.y + box.height / 2) * zoom;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    void flow.setViewport({ x, y, zoom }, { duration: still ? 0 : 160 });
  }, [told, width, height, flow]);
  useEffect(() => {
    if (following === null) return undefined;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && follow(null);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [following]);
  if (!peer) return null;
  return (
    <div className="following" role="status" style={hue(peer)}>
      <span>
        You follow <strong>{peer.name}</strong>.
      </span>
      <Button size="small" onClick={() => follow(null)}>
        Stop
      </Button>
    </div>
  );
}

/** Where this person is: pointer, choice and view, in the canvas's own measures. */
function useTelling(): void {
  const flow = useReactFlow();
  const picked = useCanvasUi((ui) => ui.picked);
  const transform = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useEffect(() => tell({ selected: [...picked].slice(0, 20) }), [picked]);
  useEffect(() => {
    const [x, y, zoom] = transform;
    if (width > 0) tell({ view: { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom } });
  }, [transform, width, height]);
  useEffect(() => {
    const stage = document.querySelector<HTMLElement>(".canvas");
    if (!stage || window.matchMedia("(pointer: coarse)").matches) return undefined;
    const onMove = (event: PointerEvent) =>
      tell({ cursor: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
    const onLeave = () => tell({ cursor: null });
    stage.addEventListener("pointermove", onMove);
    stage.addEventListener("pointerleave", onLeave);
    return () => {
      stage.removeEventListener("pointermove", onMove);
      stage.removeEventListener("pointerleave", onLeave);
    };
  }, [flow]);
}
