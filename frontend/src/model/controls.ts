/** PURE: what those who teach hold for everybody: which of it lasts, in what words it began and ended. */
import type { BarsTold, ControlKind, ControlShape, ControlsShape, MessageShape } from "../live/events.gen";

/** The control of this kind that lasts, or null. */
export function lasting(controls: ControlsShape | undefined, kind: ControlKind): ControlShape | null {
  return controls?.controls.find((one) => one.kind === kind && one.ended_at === null) ?? null;
}

/** Of these kinds, the one that began or ended last. */
export function latest(controls: ControlsShape, kinds: readonly ControlKind[]): ControlShape | null {
  return controls.controls.filter(({ kind }) => kinds.includes(kind)).toSorted((one, other) => toldAt(other) - toldAt(one))[0] ?? null;
}

const toldAt = ({ started_at, ended_at }: ControlShape): number => Date.parse(ended_at ?? started_at);

/** With what was said last on top; said again, it changes in its place. */
export function withMessage(known: readonly MessageShape[], message: MessageShape): MessageShape[] {
  const has = known.some(({ id }) => id === message.id);
  return has ? known.map((one) => (one.id === message.id ? message : one)) : [message, ...known];
}

/** How a question is answered by now. */
export function withBars(controls: ControlsShape, { control_id, answered, bars }: BarsTold): ControlsShape {
  const count = (one: ControlShape) => (one.id === control_id && one.poll ? { ...one, poll: { ...one.poll, answered, bars } } : one);
  return { ...controls, controls: controls.controls.map(count) };
}

/** How what lasts is taken by now. */
export const withCounts = (controls: ControlsShape, counted: ControlShape): ControlsShape => ({
  ...controls,
  controls: controls.controls.map((one) => (one.id === counted.id && one.ended_at === null ? counted : one)),
});

/** The newer of two; what comes late is old news. */
export const newer = (known: ControlsShape | null, told: ControlsShape): ControlsShape =>
  known && known.revision > told.revision ? known : told;

/** Whole seconds until then, by the server's clock, never negative. */
export const secondsTo = (end: string, now: number): number => Math.max(0, Math.floor((Date.parse(end) - now) / 1000));

// So long it is told that something has ended.
const TOLD_MS = 2 * 60_000;

/** What ended last, for a while after, unless one of its kind holds again. */
export function justEnded(controls: ControlsShape, now: number): ControlShape | null {
  const over = controls.controls.filter(({ ended_at }) => ended_at !== null && now - Date.parse(ended_at) < TOLD_MS);
  return over.toSorted((one, other) => Date.parse(other.ended_at!) - Date.parse(one.ended_at!))[0] ?? null;
}
