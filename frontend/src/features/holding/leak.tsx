/** Leak and revoke: a session of one's own sandbox in everybody's hands. */
import { KeyRound } from "lucide-react";
import { useState } from "react";

import { endLeak } from "../../api/holding";
import { plural } from "../../lib/words";
import { lasting } from "../../model/controls";
import { Button } from "../../ui/Button";
import type { BarProps } from "../instructor-bar/controls";
import { Holding } from "../instructor-bar/Holding";
import { whoHolds } from "../instructor-bar/who";
import { LeakDialog } from "./LeakDialog";

export function LeakButton({ room }: BarProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<KeyRound size={14} />} onClick={() => setOpen(true)}>
        Leak
      </Button>
      {open && <LeakDialog room={room} onClose={() => setOpen(false)} />}
    </>
  );
}

export function LeakHolds({ room, run }: BarProps) {
  const control = lasting(room.controls, "leak");
  if (control === null) return null;
  const tries = control.tries.reduce((sum, { times }) => sum + times, 0);
  return (
    <Holding
      icon={<KeyRound size={15} aria-hidden />}
      words={control.revoked ? `${whoHolds(control)} has leaked and revoked the sessions of ${control.words}` : `${whoHolds(control)} has leaked a session of ${control.words} to all`}
      ticking={<span>{plural(tries, "try", "tries")}</span>}
    >
      <Button size="small" onClick={() => void run(() => endLeak(room.workshop.id))}>
        End it
      </Button>
    </Holding>
  );
}
