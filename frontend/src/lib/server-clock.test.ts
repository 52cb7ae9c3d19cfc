import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { currentTick, noteServerTime, serverNow, subscribeTick } from "./server-clock";

describe("the shared ticker", () => {
  beforeEach(() => vi.useFakeTimers({ now: Date.parse("2026-01-01T12:00:00.400Z") }));
  afterEach(() => vi.useRealTimers());

  it("tells the server's time, whatever the laptop says", () => {
    noteServerTime("2026-01-01T11:30:00.000Z");
    expect(new Date(serverNow()).toISOString()).toBe("2026-01-01T11:30:00.000Z");
  });

  it("steps once a second for all listeners together, on the server's full second", () => {
    noteServerTime("2026-01-01T12:00:00.700Z");
    const seen: string[] = [];
    const hear = (name: string) => () => seen.push(`${name} ${new Date(currentTick()).toISOString().slice(14, 19)}`);
    const stops = [subscribeTick(hear("a")), subscribeTick(hear("b"))];
    seen.length = 0;
    vi.advanceTimersByTime(300);
    expect(seen).toEqual(["a 00:01", "b 00:01"]);
    vi.advanceTimersByTime(1_000);
    expect(seen.slice(2)).toEqual(["a 00:02", "b 00:02"]);
    for (const stop of stops) stop();
  });

  it("rests when nobody listens", () => {
    const stop = subscribeTick(() => undefined);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
