import { BaseEdge, getBezierPath, type EdgeProps } from "@xyflow/react";
import { memo, useCallback, useSyncExternalStore } from "react";
import { currentTick, subscribeTick } from "../../../lib/server-clock";
import { secondsLeft, lifeStage } from "../../../lib/time";
import { useCanvasUi } from "../canvas-ui";
import type { TrustEdgeData, TrustEdgeType } from "../flow-types";
import { arrow, type ArrowTone } from "./Arrowheads";
import { Dots } from "./Dots";
import { LineNotes } from "./LineNotes";
import { Pill } from "./Pill";

/** The arrow of a trust link. A glow on it is a live session; the line stays when the session is gone. */
export const TrustEdge = memo(function TrustEdge({ data, selected, ...ends }: EdgeProps<TrustEdgeType>) {
  const { state, lively } = data!;
  const level = useCanvasUi((ui) => ui.level);
  const tone = useTone(data!);
  // A short hop gets a flat curve, so that the pill lies on the line.
  const [path, x, y] = getBezierPath({ ...ends, curvature: 0.3 });
  // A half line is drawn from the side that is written; the other side is only hinted at.
  const half = state === "trust" ? data!.line.half?.missing : undefined;
  const banded = state === "live" || state === "expired" || state === "revoked";
  return (
    <g className={`trust trust-${tone} ${selected ? "trust-selected" : ""}`} data-state={state}>
      {/* The same element before and after the end, so that its glow fades to grey. */}
      {banded && <path d={path} className="trust-band" />}
      {half && <path d={path} className="trust-missing" />}
      <BaseEdge
        id={ends.id}
        path={path}
        pathLength={half ? 1 : undefined}
        data-half={half}
        markerEnd={half === "trust" ? undefined : arrow(tone)}
        className="trust-line"
        interactionWidth={18}
      />
      {state === "live" && level === "full" && lively && (
        <Dots path={path} slow={tone === "soon"} offset={phase(ends.id)} />
      )}
      {level === "full" && <LineNotes data={data!} selected={selected ?? false} x={x} y={y} ends={ends} />}
      <Pill data={data!} x={x} y={y} room={Math.abs(ends.targetX - ends.sourceX)} />
    </g>
  );
});

const stillTones: Record<Exclude<TrustEdgeData["state"], "live">, ArrowTone> = {
  trust: "trust",
  carried: "trust",
  expired: "expired",
  revoked: "expired",
  denied: "denied",
  forbidden: "denied",
};

const never = () => () => undefined;

/** Only lines with live sessions listen to the ticker, and only a new tone draws them again. */
function useTone({ state, line, clock }: TrustEdgeData): ArrowTone {
  const toneAt = useCallback((): ArrowTone => {
    if (state !== "live") return stillTones[state];
    const next = line.live[0]!;
    if (next.renews) return "live";
    return lifeStage(secondsLeft(next.expiration, clock, currentTick()), next.duration) === "live" ? "live" : "soon";
  }, [state, line, clock]);
  return useSyncExternalStore(state === "live" ? subscribeTick : never, toneAt);
}

/** A steady number in 0..1 from an id, so that lines do not march in step. */
function phase(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return sum / 997;
}
