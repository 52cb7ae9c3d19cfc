/** Times of a sandbox, whatever the laptop's clock says. Everything here is PURE: the moment is an argument. */

/** How a sandbox's clock runs; the same formula as playground/sandbox/clock.py. */
export interface SandboxClock {
  rate: number;
  paused: boolean;
  real_anchor: string;
  sandbox_anchor: string;
}

export type LifeStage = "live" | "soon" | "over";

/** Sandbox time in milliseconds at the real moment `realMs` (server time). */
export function sandboxTime(clock: SandboxClock, realMs: number): number {
  const anchor = Date.parse(clock.sandbox_anchor);
  return clock.paused ? anchor : anchor + clock.rate * (realMs - Date.parse(clock.real_anchor));
}

/** Whole seconds that a clock at real pace runs ahead of the world's, after a skip or a faster pace; negative: behind. */
export function clockAhead(clock: SandboxClock): number {
  return Math.round((Date.parse(clock.sandbox_anchor) - Date.parse(clock.real_anchor)) / 1000);
}

/** Whole sandbox seconds until `expiration`, never negative. */
export function secondsLeft(expiration: string, clock: SandboxClock, realMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(expiration) - sandboxTime(clock, realMs)) / 1000));
}

/** Soon means the last tenth, or the last minute when that is longer. */
export function lifeStage(left: number, duration: number): LifeStage {
  if (left <= 0) return "over";
  return left <= Math.max(60, duration / 10) ? "soon" : "live";
}

const two = (value: number) => String(value).padStart(2, "0");

/** 48 is 0:48, 2530 is 42:10, 20882 is 5:48:02. */
export function formatLeft(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** 900 is "15 min", 3600 is "1 h", 5400 is "1 h 30 min". */
export function formatDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.round((seconds % 3600) / 60);
  if (seconds < 60) return `${seconds} s`;
  return [hours ? `${hours} h` : "", minutes ? `${minutes} min` : ""].filter(Boolean).join(" ");
}

/** The wall clock of the sandbox, in the reader's time zone: 14:02:36. */
export function formatClock(ms: number): string {
  const at = new Date(ms);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
