/** Time that is given: everybody sees it run out, by the server's clock. */
import { Timer } from "lucide-react";
import { useState } from "react";

import { endTime, giveTime, type NewTime } from "../../api/controls";
import { formatClock, formatLeft } from "../../lib/time";
import { lasting, secondsTo } from "../../model/controls";
import { Button } from "../../ui/Button";
import { useTick } from "../../ui/Countdown";
import { Menu } from "../../ui/Menu";
import type { BarProps } from "./controls";
import { Holding } from "./Holding";
import type { StripProps } from "./strip";
import { TimeDialog } from "./TimeDialog";
import { whoHolds } from "./who";

const OFFERED = [1, 3, 5, 10, 15, 20, 30];
const SAID_FOR_SECONDS = 5 * 60; // that it is over
const SOON_SECONDS = 60;

export function TimeButton({ room: { workshop }, run }: BarProps) {
  const [asking, setAsking] = useState(false);
  const give = (time: NewTime) => run(() => giveTime(workshop.id, time));
  return (
    <>
      <Menu
        label="Give time"
        align="start"
        items={[
          ...OFFERED.map((minutes) => ({ label: `${String(minutes)} min`, run: () => void give({ minutes }) })),
          "---" as const,
          { label: "Another end…", takesFocus: true, run: () => setAsking(true) },
        ]}
        trigger={<Button icon={<Timer size={14} />}>Give time</Button>}
      />
      {asking && <TimeDialog onGive={give} onClose={() => setAsking(false)} />}
    </>
  );
}

/** The wall clock of whoever reads: 14:30. */
export const timeOfDay = (moment: string): string => formatClock(Date.parse(moment)).slice(0, 5);

export function TimeHolds({ room: { workshop, controls }, run }: BarProps) {
  const timer = lasting(controls, "timer");
  const now = useTick();
  if (timer?.ends_at == null || isForgotten(timer.ends_at, now)) return null;
  const isOver = now >= Date.parse(timer.ends_at);
  const left = secondsTo(timer.ends_at, now);
  const add = (minutes: number) => () => void run(() => giveTime(workshop.id, { add: minutes }));
  return (
    <Holding
      icon={<Timer size={15} aria-hidden />}
      words={isOver ? "Time is up" : `Until ${timeOfDay(timer.ends_at)}, given by ${whoHolds(timer)}`}
      ticking={!isOver && <Left seconds={left} />}
    >
      <Button size="small" onClick={add(1)} aria-label="One minute more">
        +1 min
      </Button>
      <Button size="small" onClick={add(5)} aria-label="Five minutes more">
        +5 min
      </Button>
      <Button size="small" onClick={() => void run(() => endTime(workshop.id))}>
        {isOver ? "Put away" : "End time"}
      </Button>
    </Holding>
  );
}

/** For a learner: the time that is left, then that it is over. */
export function TimeLine({ held }: StripProps) {
  const timer = lasting(held.controls, "timer");
  const now = useTick();
  if (timer?.ends_at == null || isForgotten(timer.ends_at, now)) return null;
  const isOver = now >= Date.parse(timer.ends_at);
  const left = secondsTo(timer.ends_at, now);
  return (
    <span className="strip-item" data-tone={left < SOON_SECONDS ? "soon" : undefined} title={`Given by ${whoHolds(timer)}`}>
      <Timer size={13} aria-hidden />
      {isOver ? (
        <strong role="status">Time is up</strong>
      ) : (
        <>
          <Left seconds={left} />
          <span className="strip-aside">until {timeOfDay(timer.ends_at)}</span>
          <span className="sr-only" role="status">{`${whoHolds(timer)} gives time until ${timeOfDay(timer.ends_at)}`}</span>
        </>
      )}
    </span>
  );
}

function Left({ seconds }: { seconds: number }) {
  return (
    <time className="bar-left mono" role="timer">
      {formatLeft(seconds)}
    </time>
  );
}

const isForgotten = (end: string, now: number): boolean => now - Date.parse(end) > SAID_FOR_SECONDS * 1000;
