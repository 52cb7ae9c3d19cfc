/** The pane in front of a role that is worn in an emergency only: whole, broken, or closed again; never told by looks alone. */
import { LockKeyhole, Siren } from "lucide-react";

import "../../../styles/glass.css";
import { formatClock } from "../../../lib/time";
import type { RoleSession } from "../../../model/canvas";
import type { Glass } from "../../../model/glass";
import { usePlayground } from "../../../model/store";
import { useTimeLeft } from "../../../ui/Countdown";

export function GlassPane({ glass: { broken, closed } }: { glass: Glass }) {
  return (
    <span className="glass" data-state={broken ? "broken" : closed ? "resealed" : "sealed"}>
      <svg viewBox="0 0 190 62" preserveAspectRatio="none" aria-hidden>
        <path className="glass-shine" d="M28 0 58 0 18 62 0 62 0 44Z M70 0 80 0 40 62 30 62Z" />
        <path className="glass-crack" pathLength={1} d="M112 30 84 12 60 14 34 0M112 30 138 10 150 0M112 30 150 36 172 28 190 34M112 30 122 50 116 62M112 30 78 42 62 62M112 30 60 34 30 26 0 30M84 12 92 0M150 36 164 62M78 42 34 52" />
      </svg>
      <span className="glass-chip">{broken ? <Broken session={broken} /> : <Whole closed={closed} />}</span>
    </span>
  );
}

function Broken({ session }: { session: RoleSession }) {
  const clock = usePlayground((state) => state.canvas!.sandbox.clock);
  const { text } = useTimeLeft(session.expiration, session.duration, clock);
  return (
    <>
      <Siren size={11} aria-hidden /> Broken <time>{text}</time>
    </>
  );
}

function Whole({ closed }: { closed: RoleSession | null }) {
  const expired = closed?.state === "expired";
  return (
    <>
      <LockKeyhole size={11} aria-hidden />
      {closed && !expired && " Resealed: revoked"}
      {expired && ` Resealed at ${formatClock(Date.parse(closed.expiration))}`}
      {!closed && " Behind glass"}
    </>
  );
}
