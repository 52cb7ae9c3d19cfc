import { FastForward, Pause, SkipForward } from "lucide-react";
import { setClock, skipToNextEnd } from "../../api/canvas";
import { shownLanguage } from "../../lib/language";
import type { ClockShape } from "../../live/events.gen";
import { clockAhead, formatClock, formatLeft, sandboxTime, secondsLeft } from "../../lib/time";
import { attempt } from "../../model/attempt";
import type { RoleSession } from "../../model/canvas";
import { nextToEnd } from "../../model/selectors";
import { announce, usePlayground } from "../../model/store";
import { useClass } from "../../model/supervision";
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

async function skip(): Promise<void> {
  const { sandboxId } = usePlayground.getState();
  const done = await attempt(() => skipToNextEnd(sandboxId));
  if (done.ok) announce("The clock has skipped to ten seconds before the next session ends.");
}

function items(clock: ClockShape, next: RoleSession | null, now: number): (MenuItem | "---")[] {
  return [
    ...rates.map(([rate, hint]) => ({
      label: rate === 1 ? "Real time" : `${rate.toLocaleString(shownLanguage())}× accelerated`,
      hint,
      checked: !clock.paused && clock.rate === rate,
      run: () => void set(clock, { rate, paused: false }),
    })),
    "---" as const,
    { label: "Pause", checked: clock.paused, run: () => void set(clock, { paused: !clock.paused }) },
    {
      label: "Skip to just before the next end",
      icon: <SkipForward size={14} />,
      hint: next ? `in ${formatLeft(secondsLeft(next.expiration, clock, now))}` : "no session is live",
      disabled: next === null,
      run: () => void skip(),
    },
  ];
}

/** Whoever sees a time sees whether it is the world's. */
function paceWord(clock: ClockShape) {
  if (clock.paused) return "paused";
  if (clock.rate !== 1)
    return (
      <>
        <span className="word-wide">{clock.rate}× </span>accelerated
      </>
    );
  const ahead = clockAhead(clock);
  if (ahead === 0) return "real time";
  return ahead > 0 ? `${formatLeft(ahead)} ahead` : `${formatLeft(-ahead)} behind`;
}

/** The sandbox's own time, and how fast it runs. */
export function ClockChip({ clock }: { clock: ClockShape }) {
  const now = useTick();
  const next = usePlayground((state) => (state.canvas ? nextToEnd(state.canvas) : null));
  const time = formatClock(sandboxTime(clock, now));
  const fast = !clock.paused && (clock.rate !== 1 || clockAhead(clock) !== 0);
  const kept = useClass()?.clock_kept ?? false;
  const trigger = (
    <button
      type="button"
      className="clock"
      disabled={kept}
      data-fast={fast || undefined}
      data-paused={clock.paused || undefined}
    >
      {clock.paused ? <Pause size={12} aria-hidden /> : fast ? <FastForward size={13} aria-hidden /> : <i aria-hidden />}
      <span className="sr-only">Sandbox clock: </span>
      <span className="mono clock-time">{time}</span>
      <span className="clock-word">{paceWord(clock)}</span>
    </button>
  );
  if (kept) return <span title="In this class the instructor sets the clock.">{trigger}</span>;
  const note =
    "AWS's shortest session lasts 15 minutes, really. Only this sandbox's clock can run faster or skip; every limit stays as in AWS.";
  return <Menu label="Clock" trigger={trigger} items={items(clock, next, now)} note={note} />;
}
