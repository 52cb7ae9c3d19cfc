import { describe, expect, it } from "vitest";
import type { Canvas } from "./canvas";
import { advances, asPast, beginning, metAt, MOST_FRAMES, type PastEdit, replayOn } from "./replay";

const clock = { rate: 60, paused: false, real_anchor: "2026-01-01T09:00:00Z", sandbox_anchor: "2026-01-01T09:00:00Z" };
const sandbox = { id: "sbx", name: "Now", exercise: null, clock };
const today = { sandbox, revision: 2, accounts: [{ id: "acc" }, { id: "later" }], sessions: [], may_edit: true } as unknown as Canvas;
const faster = { type: "SandboxChanged", sandbox };
const account = (id: string) => ({ type: "AccountChanged", account: { id } });
const edit = (revision: number, event: unknown) =>
  ({ revision, at: "2026-01-01T09:01:00Z", person: null, label: `Edit ${String(revision)}`, events: [event] }) as PastEdit;

const framesOf = (now: Canvas, edits: PastEdit[]) => replayOn(beginning(now), edits).frames;

describe("the past", () => {
  const frames = framesOf(today, [edit(1, account("acc")), edit(2, account("later"))]);
  const sped = framesOf(today, [edit(1, faster)]);

  it("begins with nothing and ends with today's picture", () => {
    expect(frames.map((frame) => frame.canvas.accounts.map(({ id }) => id))).toEqual([["acc"], ["acc", "later"]]);
    expect(frames.at(-1)!.canvas.revision).toBe(2);
  });

  it("had the world's time until somebody set the clock", () =>
    expect(asPast(frames[0]!).sandbox.clock.sandbox_anchor).toBe("2026-01-01T09:01:00.000Z"));

  it("cannot be changed, and its time stands where it stood", () => {
    const past = asPast(sped[0]!);
    expect(past.may_edit).toBe(false);
    expect(past.sandbox.clock).toEqual({
      rate: 1,
      paused: true,
      real_anchor: "2026-01-01T09:01:00Z",
      sandbox_anchor: "2026-01-01T10:00:00.000Z",
    });
  });
});

describe("a long past", () => {
  const count = 3 * MOST_FRAMES + 1;
  const edits = Array.from({ length: count }, (_, at) => edit(at + 1, account("acc")));
  const whole = replayOn(beginning(today), edits);

  it("keeps a bounded number of pictures, from its beginning to its last edit", () => {
    expect(whole.frames.length).toBeLessThanOrEqual(MOST_FRAMES + 1);
    expect([whole.step, whole.frames[0]!.edit.revision, whole.frames.at(-1)!.edit.revision]).toEqual([4, 4, count]);
  });

  it("is the same in parts", () => {
    let line = beginning(today);
    for (let at = 0; at < count; at += 700) line = replayOn(line, edits.slice(at, at + 700));
    expect(line.frames.map((frame) => frame.edit.revision)).toEqual(whole.frames.map((frame) => frame.edit.revision));
    expect(line.canvas).toEqual(whole.canvas);
  });
});

describe("the moments at which goals turned", () => {
  const moments = [
    { revision: 2, met: ["a"] },
    { revision: 4, met: ["a", "b"] },
    { revision: 5, met: ["b"] },
  ];
  const edits = [1, 2, 3, 4, 5, 6].map((revision) => edit(revision, account(`acc-${String(revision)}`)));

  it("hold until the next one, and say nothing about what was before the first", () =>
    expect([1, 2, 3, 4, 5, 6].map((revision) => metAt(moments, revision))).toEqual([
      null,
      ["a"],
      ["a"],
      ["a", "b"],
      ["b"],
      ["b"],
    ]));

  it("are steps forward where more goals are met than before", () =>
    expect(advances(moments, framesOf(today, edits))).toEqual([1, 3]));
});
