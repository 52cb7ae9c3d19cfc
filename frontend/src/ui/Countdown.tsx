import type { ReactNode } from "react";
import { useSyncExternalStore } from "react";
import { currentTick, subscribeTick } from "../lib/server-clock";
import { formatLeft, lifeStage, secondsLeft, type LifeStage, type SandboxClock } from "../lib/time";

/** The server's time in milliseconds, renewed once a second for all who ask. */
export function useTick(): number {
  return useSyncExternalStore(subscribeTick, currentTick);
}

export interface TimeLeft {
  seconds: number;
  /** 1 when fresh, 0 when over. */
  fraction: number;
  stage: LifeStage;
  text: string;
}

/** Time left of a session at a moment; PURE. */
export function timeLeft(expiration: string, duration: number, clock: SandboxClock, realMs: number): TimeLeft {
  const seconds = secondsLeft(expiration, clock, realMs);
  const fraction = duration > 0 ? Math.min(1, seconds / duration) : 0;
  return { seconds, fraction, stage: lifeStage(seconds, duration), text: formatLeft(seconds) };
}

export function useTimeLeft(expiration: string, duration: number, clock: SandboxClock): TimeLeft {
  return timeLeft(expiration, duration, clock, useTick());
}

export type RingTone = "live" | "soon" | "over" | "revoked";

export interface RingProps {
  fraction: number;
  tone: RingTone;
  size?: number;
  width?: number;
  /** Drawn in the middle. */
  children?: ReactNode;
}

/** Drains clockwise. Steps with the ticker; never animated by CSS, which would repaint every frame. */
export function Ring({ fraction, tone, size = 26, width = 3, children }: RingProps) {
  const radius = (size - width) / 2 - 0.5;
  const length = 2 * Math.PI * radius;
  const circle = { cx: size / 2, cy: size / 2, r: radius, fill: "none", strokeWidth: width };
  return (
    <span className={`ring ring-${tone} ring-${String(size)}`}>
      <svg width={size} height={size} aria-hidden>
        <circle {...circle} className="ring-track" />
        {fraction > 0 && (
          <circle
            {...circle}
            className="ring-rest"
            strokeLinecap="round"
            strokeDasharray={`${length * fraction} ${length}`}
            transform={`rotate(-90 ${size / 2} ${size / 2})`}
          />
        )}
      </svg>
      <span className="ring-middle">{children}</span>
    </span>
  );
}

/** Only the ticking figure, in the mono face: 42:10. */
export function Countdown(props: { expiration: string; duration: number; clock: SandboxClock }) {
  const left = useTimeLeft(props.expiration, props.duration, props.clock);
  return <time className={`countdown countdown-${left.stage}`}>{left.text}</time>;
}
