import { describe, expect, it } from "vitest";
import { clockAhead, formatDuration, formatLeft, lifeStage, sandboxTime, secondsLeft, type SandboxClock } from "./time";

const noon = Date.parse("2026-01-01T12:00:00Z");
const clock = (change: Partial<SandboxClock> = {}): SandboxClock => ({
  rate: 1,
  paused: false,
  real_anchor: "2026-01-01T12:00:00Z",
  sandbox_anchor: "2026-01-01T09:00:00Z",
  ...change,
});

describe("sandbox time", () => {
  it("runs at its rate from where it was set", () => {
    expect(new Date(sandboxTime(clock({ rate: 60 }), noon + 10_000)).toISOString()).toBe("2026-01-01T09:10:00.000Z");
  });

  it("stands while it is paused", () => {
    expect(sandboxTime(clock({ rate: 60, paused: true }), noon + 10_000)).toBe(Date.parse("2026-01-01T09:00:00Z"));
  });
});

describe("a clock at real pace", () => {
  it("says how far it has been set forward, or fell behind while it was paused", () => {
    expect(clockAhead(clock())).toBe(-10_800);
    expect(clockAhead(clock({ sandbox_anchor: "2026-01-01T12:54:50Z" }))).toBe(3290);
    expect(clockAhead(clock({ sandbox_anchor: "2026-01-01T12:00:00.2Z" }))).toBe(0);
  });
});

describe("time left", () => {
  it("is counted in sandbox seconds, so a fast clock drains it faster", () => {
    const expiration = "2026-01-01T09:15:00Z";
    expect(secondsLeft(expiration, clock(), noon)).toBe(900);
    expect(secondsLeft(expiration, clock({ rate: 300 }), noon + 1_000)).toBe(600);
  });

  it("is never negative", () => expect(secondsLeft("2026-01-01T08:00:00Z", clock(), noon)).toBe(0));

  it.each([
    [400, 3600, "live"],
    [360, 3600, "soon"],
    [61, 120, "live"],
    [60, 120, "soon"],
    [0, 120, "over"],
  ])("%i of %i seconds is %s: the last tenth, or the last minute when that is longer", (left, duration, stage) =>
    expect(lifeStage(left, duration)).toBe(stage),
  );

  it.each([
    [48, "0:48"],
    [2530, "42:10"],
    [20882, "5:48:02"],
  ])("%i seconds read %s", (seconds, text) => expect(formatLeft(seconds)).toBe(text));

  it.each([
    [900, "15 min"],
    [5400, "1 h 30 min"],
    [43200, "12 h"],
  ])("a duration of %i reads %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});
