/** Spotlight: a learner's canvas for all, until it ends. */
import { Spotlight } from "lucide-react";
import { useState } from "react";

import { endSpotlight } from "../../api/holding";
import { lasting } from "../../model/controls";
import { Button } from "../../ui/Button";
import type { BarProps } from "../instructor-bar/controls";
import { Holding } from "../instructor-bar/Holding";
import { whoHolds } from "../instructor-bar/who";
import { useLookers } from "./lookers";
import { SpotlightDialog } from "./SpotlightDialog";

/** `learner`: whose canvas is meant, where it is begun from theirs. */
export function SpotlightButton({ room, learner }: Pick<BarProps, "room"> & { learner?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Spotlight size={14} />} onClick={() => setOpen(true)}>
        Spotlight
      </Button>
      {open && <SpotlightDialog room={room} learner={learner} onClose={() => setOpen(false)} />}
    </>
  );
}

export function SpotlightHolds({ room, run }: BarProps) {
  const control = lasting(room.controls, "spotlight");
  const { looking, all } = useLookers(room, control);
  if (control === null) return null;
  return (
    <Holding
      icon={<Spotlight size={15} aria-hidden />}
      words={control.words ? `${whoHolds(control)} shows the canvas of ${control.words} to all` : `${whoHolds(control)} shows a canvas to all, without a name`}
      ticking={<span>{`${String(looking)} of ${String(all)} look`}</span>}
    >
      <Button size="small" onClick={() => void run(() => endSpotlight(room.workshop.id))}>
        End it
      </Button>
    </Holding>
  );
}
