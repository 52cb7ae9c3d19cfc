import { describe, expect, it } from "vitest";

import type { Held } from "../api/controls";
import type { ControlKind, ControlShape, ControlsShape, MessageShape } from "../live/events.gen";
import { justEnded, lasting, latest, secondsTo } from "./controls";
import { withNews } from "./held";

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString();
const control = (kind: ControlKind, ended_at: string | null = null, id = kind as string) => ({ id, kind, ended_at }) as ControlShape;
const told = (revision: number, ...controls: ControlShape[]): ControlsShape => ({ revision, controls });
const message = (id: string, read = 0) => ({ id, read }) as MessageShape;
const held: Held = { controls: told(4, control("poll", null, "ctl-1")), messages: [], picked: [1], may_be_shown: true, away: null };

describe("what holds", () => {
  it("lasts until it has ended", () => {
    expect(lasting(told(1, control("pause"), control("timer", at(0))), "pause")?.kind).toBe("pause");
    expect(lasting(told(1, control("pause"), control("timer", at(0))), "timer")).toBeNull();
  });

  it("is told for two minutes once it has ended, the last end first", () => {
    const controls = told(1, control("pause", at(0)), control("timer", at(5)), control("clock"));
    expect(justEnded(controls, Date.parse(at(10)))?.kind).toBe("timer");
    expect(justEnded(controls, Date.parse(at(126)))).toBeNull();
  });

  it("is newest where it began or ended last", () => {
    const [poll, leak] = [{ ...control("poll", at(5)), started_at: at(0) }, { ...control("leak"), started_at: at(3) }];
    expect(latest(told(1, leak, poll), ["poll", "leak"])?.kind).toBe("poll");
    expect(latest(told(1, { ...leak, started_at: at(6) }, poll), ["poll", "leak"])?.kind).toBe("leak");
    expect(latest(told(1, leak), ["poll"])).toBeNull();
  });

  it("counts whole seconds down to nothing", () => {
    expect(secondsTo(at(30), Date.parse(at(0)))).toBe(30);
    expect(secondsTo(at(30), Date.parse(at(31)))).toBe(0);
  });
});

describe("news for a learner", () => {
  it("that come late are old news", () => {
    expect(withNews(held, { type: "controls", controls: told(3) }).controls.revision).toBe(4);
  });

  it("forget what was picked once another question is asked", () => {
    expect(withNews(held, { type: "controls", controls: told(5, control("poll", null, "ctl-1")) }).picked).toEqual([1]);
    expect(withNews(held, { type: "controls", controls: told(5, control("poll", null, "ctl-2")) }).picked).toBeNull();
  });

  it("put the newest message on top, and change one that is known in its place", () => {
    const two = [message("a"), message("b", 1)].reduce((all, one) => withNews(all, { type: "message", message: one }), held);
    expect(two.messages.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(withNews(two, { type: "message", message: message("a", 1) }).messages.map(({ read }) => read)).toEqual([1, 1]);
  });
});
