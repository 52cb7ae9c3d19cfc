/** Over everything, for everybody who looks at the sandbox: who broke which glass, why, until when; then that it is whole again. */
import { LockKeyhole, Siren, X } from "lucide-react";
import { useState } from "react";

import "../../styles/glass.css";
import { formatClock } from "../../lib/time";
import type { Canvas, RoleSession } from "../../model/canvas";
import { alarmsOf } from "../../model/glass";
import { selectNode, usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";

/** What the server told, also while somebody looks at the past: an alarm is of now. */
export function GlassAlarm() {
  const canvas = usePlayground((state) => state.told);
  return canvas && <Alarm canvas={canvas} />;
}

interface Resealed {
  role: string;
  /** Null: revoked before its end. */
  at: number | null;
}

/** The last alarm that sounded here and has ended since; null while another one sounds. */
function useResealed({ sessions }: Canvas, alarms: RoleSession[]) {
  const ids = alarms.map(({ id }) => id).join(" ");
  const [seen, setSeen] = useState<{ ids: string; resealed: Resealed | null }>({ ids, resealed: null });
  if (seen.ids !== ids) {
    const ended = alarms.length > 0 ? undefined : sessions.find(({ id }) => seen.ids.split(" ").includes(id));
    const at = ended?.state === "expired" ? Date.parse(ended.expiration) : null;
    setSeen({ ids, resealed: ended ? { role: ended.role_name, at } : null });
  }
  return { resealed: seen.resealed, dismiss: () => setSeen({ ids, resealed: null }) };
}

function Alarm({ canvas }: { canvas: Canvas }) {
  const alarms = alarmsOf(canvas);
  const { resealed, dismiss } = useResealed(canvas, alarms);
  const [newest, ...others] = alarms;
  if (newest) return <Sounding session={newest} others={others.length} canvas={canvas} />;
  if (!resealed) return null;
  return (
    <div className="alarm" data-over role="status">
      <LockKeyhole size={17} aria-hidden />
      <p>
        <strong>{resealed.role} is behind glass again.</strong>{" "}
        {resealed.at === null ? "Its session was revoked." : `Resealed at ${formatClock(resealed.at)}.`}
      </p>
      <IconButton label="Dismiss this message" tone="quiet" size="small" onClick={dismiss}>
        <X size={14} />
      </IconButton>
    </div>
  );
}

function Sounding({ session, others, canvas }: { session: RoleSession; others: number; canvas: Canvas }) {
  const until = formatClock(Date.parse(session.expiration));
  const { role_id } = session;
  return (
    <div className="alarm" role="region" aria-label="Alarm">
      <Siren size={18} aria-hidden />
      {/* Said once, even beside an open dialog; the figures that tick stand outside. */}
      <p role="alert" aria-live="assertive">
        <strong>
          {session.caller_label} broke the glass of {session.role_name}
        </strong>{" "}
        <q>{session.reason}</q> <span className="alarm-until">Until {until}.</span>
        {others > 0 && <span> And {others} more.</span>}
      </p>
      <Countdown expiration={session.expiration} duration={session.duration} clock={canvas.sandbox.clock} />
      {role_id && (
        <Button size="small" onClick={() => selectNode(role_id)}>
          Show
        </Button>
      )}
    </div>
  );
}
