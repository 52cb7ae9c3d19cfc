/** On the canvas that somebody demonstrates on: that the class sees it or holds its credentials, how many do, the end. */
import { Footprints, KeyRound, Radio, ShieldOff } from "lucide-react";
import { useEffect } from "react";

import "../../styles/seat.css";
import "../../styles/show.css";
import { endFollowMe, endLeak, revokeLeak } from "../../api/holding";
import { plural } from "../../lib/words";
import { attempt } from "../../model/attempt";
import { type Room, startClassroom, useClassroom } from "../../model/classroom";
import type { ControlShape } from "../../live/events.gen";
import { lasting } from "../../model/controls";
import { startDashboard } from "../../model/dashboard";
import { usePlayground } from "../../model/store";
import { noteTaught } from "../../model/taught";
import { Button } from "../../ui/Button";
import { useLookers } from "./lookers";

export default function OnShow({ workshop }: { workshop: string }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const { room, line } = useClassroom();
  useEffect(() => {
    const ends = [startClassroom(workshop), startDashboard(workshop)];
    return () => ends.forEach((end) => end());
  }, [workshop]);
  const isOver = line === "refused" || (room !== null && room.workshop.state !== "open" && room.workshop.state !== "locked");
  useEffect(() => {
    if (isOver) noteTaught(workshop, false); // another person sits here by now, or the class has ended
  }, [workshop, isOver]);
  if (room === null) return null;
  const [follow, leak] = (["follow", "leak"] as const).map((kind) => lasting(room.controls, kind));
  const followed = follow?.sandbox_id === sandbox ? follow : null;
  const leaked = leak?.sandbox_id === sandbox ? leak : null;
  if (!followed && !leaked) return null;
  return (
    <div className="class-bar on-show" role="region" aria-label="Shown to your class">
      <Radio size={14} aria-hidden />
      <span className="class-title">{room.workshop.title}</span>
      {followed && <Followed room={room} control={followed} />}
      {leaked && <Leaked workshop={workshop} control={leaked} />}
    </div>
  );
}

function Followed({ room, control }: { room: Room; control: ControlShape }) {
  const { looking, all } = useLookers(room, control);
  return (
    <span className="on-show-item">
      <Footprints size={14} aria-hidden />
      <span className="on-show-words" role="status">
        Your class sees this canvas
      </span>
      <span className="on-show-count">{`${String(looking)} of ${String(all)} follow`}</span>
      <Button size="small" onClick={() => void attempt(() => endFollowMe(room.workshop.id))}>
        End it for all
      </Button>
    </span>
  );
}

function Leaked({ workshop, control }: { workshop: string; control: ControlShape }) {
  const tries = control.tries.reduce((sum, { times }) => sum + times, 0);
  return (
    <span className="on-show-item">
      <KeyRound size={14} aria-hidden />
      <span className="on-show-words" role="status">
        {control.revoked ? `The sessions of ${control.words} are revoked` : `Your class holds a session of ${control.words}`}
      </span>
      <span className="on-show-count">{plural(tries, "try", "tries")}</span>
      {!control.revoked && (
        <Button size="small" tone="danger" icon={<ShieldOff size={13} />} onClick={() => void attempt(() => revokeLeak(workshop))}>
          Revoke the sessions
        </Button>
      )}
      <Button size="small" onClick={() => void attempt(() => endLeak(workshop))}>
        Take them away
      </Button>
    </span>
  );
}
