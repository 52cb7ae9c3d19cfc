/** The clocks of all sandboxes of a class: one pace for everybody, until they are given back. */
import { Clock } from "lucide-react";

import { giveClocksBack, setClocks, skipClocks } from "../../api/controls";
import { shownLanguage } from "../../lib/language";
import { plural } from "../../lib/words";
import type { ControlShape } from "../../live/events.gen";
import { lasting } from "../../model/controls";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import type { BarProps } from "./controls";
import { Holding } from "./Holding";
import type { StripProps } from "./strip";
import { whoHolds } from "./who";

/** What 15 minutes, AWS's shortest session, take at each. */
const RATES: [number, string][] = [
  [1, "15 min last 15 min"],
  [60, "15 min last 15 s"],
  [300, "15 min last 3 s"],
  [3600, "15 min last 0.25 s"],
];

function paceWords({ rate, paused }: Pick<ControlShape, "rate" | "paused">): string {
  if (paused) return "they stand still";
  if (rate === null || rate === 1) return "real time";
  return `${rate.toLocaleString(shownLanguage())}× accelerated`;
}

export function ClocksButton({ room: { workshop, controls }, run }: BarProps) {
  const kept = lasting(controls, "clock");
  const set = (rate: number, paused: boolean) => void run(() => setClocks(workshop.id, rate, paused));
  return (
    <Menu
      label="Clocks of all"
      align="start"
      items={[
        ...RATES.map(([rate, hint]) => ({
          label: rate === 1 ? "Real time" : `${rate.toLocaleString(shownLanguage())}× accelerated`,
          hint,
          checked: kept !== null && !kept.paused && kept.rate === rate,
          run: () => set(rate, false),
        })),
        "---" as const,
        { label: "Stand still", checked: kept?.paused === true, run: () => set(kept?.rate ?? 1, true) },
        { label: "Skip each to just before its next end", run: () => void run(() => skipClocks(workshop.id)) },
      ]}
      note="From then on you keep the clocks: learners see them and cannot set them, also those who come later."
      trigger={<Button icon={<Clock size={14} />}>Clocks</Button>}
    />
  );
}

export function ClocksHold({ room: { workshop, controls }, run }: BarProps) {
  const kept = lasting(controls, "clock");
  if (kept === null) return null;
  const { done, of, failed } = kept;
  return (
    <Holding
      icon={<Clock size={15} aria-hidden />}
      words={`${whoHolds(kept)} keeps the clocks: ${paceWords(kept)}`}
      ticking={
        of > 0 && (
          <span className="bar-progress">
            <progress max={of} value={done} aria-label="Clocks that are set" />
            <span>
              {done - failed} of {of} set
            </span>
            {failed > 0 && <strong role="alert">{plural(failed, "clock was not set", "clocks were not set")}: set them again</strong>}
          </span>
        )
      }
    >
      <Button size="small" onClick={() => void run(() => giveClocksBack(workshop.id))}>
        Give back
      </Button>
    </Holding>
  );
}

/** For a learner: who sets the clock of their sandbox now. */
export function ClockLine({ held }: StripProps) {
  const kept = lasting(held.controls, "clock");
  if (kept === null) return null;
  const words = `${whoHolds(kept)} keeps the clocks: ${paceWords(kept)}`;
  return (
    <span className="strip-item" title={words}>
      <Clock size={13} aria-hidden />
      <span className="strip-words strip-wide" role="status">
        {words}
      </span>
      <span className="strip-narrow" aria-hidden>
        {(kept.paused ? 0 : (kept.rate ?? 1)).toLocaleString(shownLanguage())}×
      </span>
    </span>
  );
}
