import { EdgeLabelRenderer } from "@xyflow/react";
import type { MouseEvent } from "react";
import { Ban, Clock3, KeyRound, OctagonX, RefreshCw, X } from "lucide-react";
import { plural } from "../../../lib/words";
import { askWhy } from "../../../model/spotlight";
import { clearDenial, openDialog, usePlayground } from "../../../model/store";
import { Ring, timeLeft, useTick } from "../../../ui/Countdown";
import { useCanvasUi } from "../canvas-ui";
import type { TrustEdgeData } from "../flow-types";
import type { Line } from "../lines";

export interface PillProps {
  data: TrustEdgeData;
  x: number;
  y: number;
  /** Length of the gap between the cards: a narrow one gets a compact pill. */
  room: number;
}

const NARROW = 170;

/** What the line's state is, in words and figures; a button that opens the sessions of this line. */
export function Pill({ data, x, y, room }: PillProps) {
  const compact = room < NARROW;
  if (data.state === "trust" || data.state === "carried" || data.state === "forbidden") return null;
  return (
    <EdgeLabelRenderer>
      <div className="pill-place nodrag nopan" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
        {data.state === "live" && <LivePill data={data} compact={compact} />}
        {(data.state === "expired" || data.state === "revoked") && <EndedPill data={data} />}
        {data.state === "denied" && <DeniedPill data={data} compact={compact} />}
      </div>
    </EdgeLabelRenderer>
  );
}

const open = (line: Line) => openDialog({ kind: "sessions", roleId: line.roleId, callerId: line.sourceId });

const between = (data: TrustEdgeData) => `from ${data.sourceName} to ${data.roleName}`;

function LivePill({ data, compact }: { data: TrustEdgeData; compact: boolean }) {
  const now = useTick();
  const level = useCanvasUi((ui) => ui.level);
  const { line, clock } = data;
  const next = line.live[0]!;
  const left = timeLeft(next.expiration, next.duration, clock, now);
  const tone = left.stage === "live" || next.renews ? "live" : "soon";
  const many = line.live.length > 1;
  const main = many ? `${String(line.live.length)} live` : left.text;
  const second = many ? `next ends ${left.text}` : next.renews ? "renews by itself" : next.session_name;
  const end = next.renews ? "renews by itself" : `next ends in ${left.text}`;
  const spoken = `${plural(line.live.length, "live session")} ${between(data)}, ${end}`;
  const Sign = next.renews ? RefreshCw : KeyRound;
  return (
    <button type="button" className={`pill pill-${tone}`} aria-label={spoken} onClick={() => open(line)}>
      <Ring fraction={left.fraction} tone={tone}>
        <Sign size={11} strokeWidth={2.4} aria-hidden />
      </Ring>
      {level === "full" && (
        <span className={compact && !many ? "pill-words compact" : "pill-words"}>
          <span className={many ? "pill-main" : "pill-main mono"}>{main}</span>
          {(!compact || many) && <span className="pill-second">{second}</span>}
        </span>
      )}
    </button>
  );
}

function EndedPill({ data }: { data: TrustEdgeData }) {
  const revoked = data.state === "revoked";
  const word = revoked ? "Revoked" : "Expired";
  const level = useCanvasUi((ui) => ui.level);
  const spoken = `${word}: ${plural(data.line.ended.length, "session")} ${between(data)}`;
  return (
    <button
      type="button"
      className={`pill ${revoked ? "pill-revoked" : "pill-expired"}`}
      aria-label={spoken}
      onClick={() => open(data.line)}
    >
      <Ring fraction={0} tone={revoked ? "revoked" : "over"}>
        {revoked ? <Ban size={12} aria-hidden /> : <Clock3 size={12} aria-hidden />}
      </Ring>
      {level === "full" && (
        <span className="pill-words">
          <span className="pill-main">{word}</span>
        </span>
      )}
    </button>
  );
}

function DeniedPill({ data, compact }: { data: TrustEdgeData; compact: boolean }) {
  const { line } = data;
  const { callerId, roleId, reason, decision } = line.denial!;
  const dismiss = () => clearDenial(callerId, roleId);
  const kind = usePlayground(({ canvas }) => canvas?.roles.some((one) => one.id === callerId)) ? "role" : "identity";
  const show = (event: MouseEvent) => {
    // The line under it would open its sessions over the answer.
    event.stopPropagation();
    if (!decision) open(line);
    else askWhy({ decision, caller: { kind, id: callerId }, action: decision.action, resource: decision.resource });
  };
  const spoken = `Denied ${between(data)}: ${reason}. Open the reason`;
  return (
    <span className="pill pill-denied">
      <button type="button" className="pill-body" aria-label={spoken} title={reason} onClick={show}>
        <span className="pill-icon">
          <OctagonX size={17} aria-hidden />
        </span>
        <span className="pill-words">
          <span className="pill-main">Denied</span>
          {!compact && <span className="pill-second">{reason}</span>}
        </span>
      </button>
      <button type="button" className="pill-dismiss" aria-label={`Dismiss the refusal ${between(data)}`} onClick={dismiss}>
        <X size={13} aria-hidden />
      </button>
    </span>
  );
}

