/** Follow me: everybody sees a sandbox of the instructor and goes along with their view, until it ends. */
import { Footprints } from "lucide-react";
import { useState } from "react";

import { endFollowMe } from "../../api/holding";
import { lasting } from "../../model/controls";
import { Button } from "../../ui/Button";
import type { BarProps } from "../instructor-bar/controls";
import { Holding } from "../instructor-bar/Holding";
import { whoHolds } from "../instructor-bar/who";
import { useLookers } from "./lookers";
import { FollowDialog } from "./FollowDialog";

export function FollowButton({ room }: BarProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Footprints size={14} />} onClick={() => setOpen(true)}>
        Follow me
      </Button>
      {open && <FollowDialog room={room} onClose={() => setOpen(false)} />}
    </>
  );
}

export function FollowHolds({ room, run }: BarProps) {
  const control = lasting(room.controls, "follow");
  const { looking, all } = useLookers(room, control);
  if (control === null) return null;
  return (
    <Holding
      icon={<Footprints size={15} aria-hidden />}
      words={`Everybody sees ${control.words}, shown by ${whoHolds(control)}`}
      ticking={<span>{`${String(looking)} of ${String(all)} follow`}</span>}
    >
      <Button size="small" onClick={() => void run(() => endFollowMe(room.workshop.id))}>
        End it
      </Button>
    </Holding>
  );
}
