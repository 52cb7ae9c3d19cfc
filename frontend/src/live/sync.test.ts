import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CanvasShape, Edit } from "./events.gen";
import { Sync, type JournalAnswer } from "./sync";

const edit = (revision: number, events: Edit["events"] = []): Edit => ({
  type: "edit",
  revision,
  at: "2026-01-01T00:00:00Z",
  person: null,
  events,
});

/** A server with a journal, and a screen that notes what it is given. */
function stage(start: number) {
  const server = { revision: start, journal: [] as Edit[], horizon: 0, down: false };
  const shown: string[] = [];
  const asked: string[] = [];
  const answer = async <T>(what: string, value: T): Promise<T> => {
    asked.push(what);
    if (server.down) throw new Error("down");
    return value;
  };
  const sync = new Sync({
    fetchCanvas: () => answer("canvas", { revision: server.revision } as CanvasShape),
    fetchJournal: (since): Promise<JournalAnswer> => {
      const complete = since >= server.horizon;
      const entries = complete ? server.journal.filter((entry) => entry.revision > since) : [];
      return answer(`since ${since}`, { revision: server.revision, complete, entries });
    },
    replace: (canvas) => shown.push(`canvas ${canvas.revision}`),
    apply: (edits) => shown.push(...edits.map((one) => `edit ${one.revision}`)),
    marked: () => undefined,
    current: () => undefined,
    failed: () => shown.push("failed"),
  });
  const commit = (...revisions: number[]) => {
    for (const revision of revisions) server.journal.push(edit(revision));
    server.revision = Math.max(server.revision, ...revisions);
  };
  const welcome = async () => {
    sync.receive({ type: "welcome", revision: server.revision, now: "", person: { id: "1", name: "Ada" } });
    await vi.advanceTimersByTimeAsync(0);
  };
  return { sync, server, shown, asked, commit, welcome };
}

describe("sync", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("loads the canvas and applies only what is newer than it", async () => {
    const { sync, shown, welcome } = stage(5);
    sync.receive(edit(5));
    sync.receive(edit(6));
    await welcome();
    expect(shown).toEqual(["canvas 5", "edit 6"]);
  });

  it("reads what was committed between an early canvas and the welcome", async () => {
    const { sync, shown, commit, welcome } = stage(5);
    sync.refresh();
    commit(6);
    await welcome();
    await vi.advanceTimersByTimeAsync(300);
    expect(shown).toEqual(["canvas 5", "edit 6"]);
  });

  it("shows each edit once, however often it comes", async () => {
    const { sync, shown, welcome } = stage(1);
    await welcome();
    sync.receive(edit(2));
    sync.receive(edit(2));
    sync.receive(edit(1));
    expect(shown).toEqual(["canvas 1", "edit 2"]);
  });

  it("puts edits that overtook each other in order, without asking", async () => {
    const { sync, shown, asked, welcome } = stage(1);
    await welcome();
    sync.receive(edit(3));
    expect(shown).toEqual(["canvas 1"]);
    sync.receive(edit(2));
    expect(shown).toEqual(["canvas 1", "edit 2", "edit 3"]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toEqual(["canvas"]);
  });

  it("asks the journal for what was lost", async () => {
    const { sync, shown, asked, commit, welcome } = stage(1);
    await welcome();
    commit(2, 3, 4);
    sync.receive(edit(4));
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual(["canvas", "since 1"]);
    expect(shown).toEqual(["canvas 1", "edit 2", "edit 3", "edit 4"]);
  });

  it("learns from a heartbeat that it slept through the last edit", async () => {
    const { sync, shown, commit, welcome } = stage(1);
    await welcome();
    commit(2);
    sync.receive({ type: "heartbeat", revision: 2, now: "" });
    await vi.advanceTimersByTimeAsync(500);
    expect(shown).toEqual(["canvas 1", "edit 2"]);
  });

  it("loads the whole canvas when it is far behind", async () => {
    const { server, sync, shown, commit, welcome } = stage(1);
    await welcome();
    commit(700);
    server.horizon = 200;
    sync.receive({ type: "heartbeat", revision: 700, now: "" });
    await vi.advanceTimersByTimeAsync(500);
    expect(shown).toEqual(["canvas 1", "canvas 700"]);
  });

  it("loads the whole canvas when the sandbox was reset", async () => {
    const { server, sync, shown, welcome } = stage(1);
    await welcome();
    server.revision = 2;
    sync.receive(edit(2, [{ type: "CanvasReplaced" }]));
    await vi.advanceTimersByTimeAsync(500);
    expect(shown).toEqual(["canvas 1", "canvas 2"]);
  });

  it("is right again after a reconnect", async () => {
    const { shown, commit, welcome } = stage(1);
    await welcome();
    commit(2, 3);
    await welcome();
    expect(shown).toEqual(["canvas 1", "edit 2", "edit 3"]);
  });

  it("tries again while the server is away", async () => {
    const { server, shown, welcome } = stage(1);
    server.down = true;
    await welcome();
    expect(shown).toEqual(["failed"]);
    server.down = false;
    await vi.advanceTimersByTimeAsync(1_500);
    expect(shown).toEqual(["failed", "canvas 1"]);
  });

  it("keeps the order when edits arrive while the journal is being read", async () => {
    const { sync, shown, commit, welcome } = stage(1);
    await welcome();
    commit(2, 3);
    sync.refresh();
    sync.receive(edit(4));
    await vi.advanceTimersByTimeAsync(500);
    expect(shown).toEqual(["canvas 1", "edit 2", "edit 3", "edit 4"]);
  });
});
