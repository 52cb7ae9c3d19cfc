import { FastForward, Pause } from "lucide-react";
import { setClock } from "../../api/canvas";
import { shownLanguage } from "../../lib/language";
import type { ClockShape } from "../../live/events.gen";
import { formatClock, sandboxTime } from "../../lib/time";
import { attempt } from "../../model/attempt";
import { announce, usePlayground } from "../../model/store";
import { useTick } from "../../ui/Countdown";
import { Menu, type MenuItem } from "../../ui/Menu";

/** What 15 minutes, AWS's shortest session, take at each rate. */
const rates: [number, string][] = [
  [1, "15 min last 15 min"],
  [60, "15 min last 15 s"],
  [300, "15 min last 3 s"],
  [3600, "15 min last 0.25 s"],
];

async function set(clock: ClockShape, change: Partial<Pick<ClockShape, "rate" | "paused">>): Promise<void> {
  const { sandboxId } = usePlayground.getState();
  const next = { rate: clock.rate, paused: clock.paused, ...change };
  const done = await attempt(() => setClock(sandboxId, next));
  if (done.ok) announce(next.paused ? "The clock is paused." : `The clock runs at ${String(next.rate)} times real time.`);
}

function items(clock: ClockShape): (MenuItem | "---")[] {
  return [
    ...rates.map(([rate, hint]) => ({
      label: rate === 1 ? "Real time" : `${rate.toLocaleString(shownLanguage())}× accelerated`,
      hint,
      checked: !clock.paused && clock.rate === rate,
      run: () => void set(clock, { rate, paused: false }),
    })),
    "---" as const,
    { label: "Pause", checked: clock.paused, run: () => void set(clock, { paused: !clock.paused }) },
  ];
}

/** The sandbox's own time, and how fast it runs. */
export function ClockChip({ clock }: { clock: ClockShape }) {
  const now = useTick();
  const time = formatClock(sandboxTime(clock, now));
  const fast = clock.rate !== 1;
  const rate = (
    <>
      <span className="word-wide">{clock.rate}× </span>accelerated
    </>
  );
  const word = clock.paused ? "paused" : fast ? rate : "real time";
  const trigger = (
    <button type="button" className="clock" data-fast={fast || undefined} data-paused={clock.paused || undefined}>
      {clock.paused ? <Pause size={12} aria-hidden /> : fast ? <FastForward size={13} aria-hidden /> : <i aria-hidden />}
      <span className="sr-only">Sandbox clock: </span>
      <span className="mono clock-time">{time}</span>
      <span className="clock-word">{word}</span>
    </button>
  );
  const note =
    "AWS's shortest session lasts 15 minutes, really. Only this sandbox's clock can run faster; every limit stays as in AWS.";
  return <Menu label="Clock" trigger={trigger} items={items(clock)} note={note} />;
}
