import { BaseEdge, getBezierPath, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useTick } from "../../../ui/Countdown";
import { secondsLeft, lifeStage } from "../../../lib/time";
import { useCanvasUi } from "../canvas-ui";
import type { TrustEdgeData, TrustEdgeType } from "../flow-types";
import { arrow, type ArrowTone } from "./Arrowheads";
import { Dots } from "./Dots";
import { Pill } from "./Pill";

/** The arrow of a trust link. A glow on it is a live session; the line stays when the session is gone. */
export const TrustEdge = memo(function TrustEdge(props: EdgeProps<TrustEdgeType>) {
  return props.data!.state === "live" ? <TickingEdge {...props} /> : <StillEdge {...props} />;
});

/** Only lines with live sessions listen to the ticker. */
function TickingEdge(props: EdgeProps<TrustEdgeType>) {
  const { line, clock } = props.data!;
  const now = useTick();
  const next = line.live[0]!;
  const left = secondsLeft(next.expiration, clock, now);
  return <Drawing {...props} tone={lifeStage(left, next.duration) === "live" ? "live" : "soon"} />;
}

const stillTones: Record<Exclude<TrustEdgeData["state"], "live">, ArrowTone> = {
  trust: "trust",
  expired: "expired",
  revoked: "expired",
  denied: "denied",
  forbidden: "denied",
};

function StillEdge(props: EdgeProps<TrustEdgeType>) {
  const state = props.data!.state;
  return <Drawing {...props} tone={state === "live" ? "live" : stillTones[state]} />;
}

function Drawing({ tone, data, selected, ...ends }: EdgeProps<TrustEdgeType> & { tone: ArrowTone }) {
  const { state, lively } = data!;
  const level = useCanvasUi((ui) => ui.level);
  // A short hop gets a flat curve, so that the pill lies on the line.
  const [path, x, y] = getBezierPath({ ...ends, curvature: 0.3 });
  const banded = state === "live" || state === "expired" || state === "revoked";
  return (
    <g className={`trust trust-${tone} ${selected ? "trust-selected" : ""}`} data-state={state}>
      {banded && <path d={path} className="trust-band" />}
      <BaseEdge id={ends.id} path={path} markerEnd={arrow(tone)} className="trust-line" interactionWidth={18} />
      {state === "live" && level === "full" && lively && (
        <Dots path={path} slow={tone === "soon"} offset={phase(ends.id)} />
      )}
      <Pill data={data!} x={x} y={y} room={Math.abs(ends.targetX - ends.sourceX)} />
    </g>
  );
}

/** A steady number in 0..1 from an id, so that lines do not march in step. */
function phase(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return sum / 997;
}
