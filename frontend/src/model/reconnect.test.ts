/** A browser and a line that drops, repeats, delays and goes silent, up to a day: in the end its canvas is the server's.
 *
 * Ten thousand random lives; a failure names its seed. Planted defects that turn it red, each tried: let `drain` in
 * live/sync.ts go on while a reload is due; let `readJournal` there take an incomplete answer for all there is.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CanvasShape, Edit, JournaledEvent, Message } from "../live/events.gen";
import { Sync, type JournalAnswer } from "../live/sync";
import { applyEdit } from "./apply-event";

const RUNS = 10_000;
const STEPS = 40;
const NOBODY = { id: "1", name: "Ada" };
const DAY_MS = 24 * 3_600_000;

/** Out: a source of numbers from 0 to 1 that a seed decides (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const empty = { accounts: [], identities: [], groups: [], roles: [], providers: [], resources: [], notes: [] };
const nothing = { revision: 0, ...empty, policies: [], organizations: [], instance_profiles: [], sessions: [] };

class World {
  server = nothing as unknown as CanvasShape;
  screen: CanvasShape | null = null;
  private journal: Edit[] = [];
  private horizon = 0;
  private line: Message[] = [];
  private silent = false;
  down = false;
  readonly sync: Sync;

  constructor(private readonly chance: () => number) {
    this.sync = new Sync({
      fetchCanvas: () => this.answer(() => this.server),
      fetchJournal: (since) => this.answer(() => this.entriesSince(since)),
      replace: (canvas) => (this.screen = canvas),
      apply: (edits) => {
        for (const edit of edits) {
          if (edit.revision !== this.screen!.revision + 1) throw new Error(`${edit.revision} after a gap or twice`);
          this.screen = applyEdit(this.screen!, edit);
        }
      },
      marked: () => undefined,
      current: () => undefined,
      failed: (error) => {
        if (!(error instanceof Error) || error.message !== "down") throw error;
      },
    });
  }

  /** Answers come late, and tell what was true when they were made. */
  private answer<T>(value: () => T): Promise<T> {
    const wait = Math.floor(this.chance() * 400);
    const made = this.down ? null : value();
    return new Promise((resolve, reject) => {
      setTimeout(() => (made === null ? reject(new Error("down")) : resolve(made)), wait);
    });
  }

  private entriesSince(since: number): JournalAnswer {
    const complete = since >= this.horizon;
    const entries = complete ? this.journal.filter((entry) => entry.revision > since) : [];
    return { revision: this.server.revision, complete, entries };
  }

  commit(): void {
    const id = `note-${Math.floor(this.chance() * 5)}`;
    const text = `${this.chance()}`;
    const position = { x: this.chance(), y: 0, width: null, height: null, pinned: false };
    const events: JournaledEvent[] =
      this.chance() < 0.3
        ? [{ type: "NoteRemoved", note_id: id }]
        : [{ type: "NoteChanged", note: { id, text, position } }];
    if (this.chance() < 0.03) events.push({ type: "CanvasReplaced" });
    const revision = this.server.revision + 1;
    const edit: Edit = { type: "edit", revision, at: "", person: null, events };
    this.server = applyEdit(this.server, edit);
    this.journal.push(edit);
    this.send(edit);
  }

  /** Dropped, once, or twice; what waits may overtake. */
  private send(message: Message): void {
    if (this.silent) return;
    const copies = this.chance() < 0.15 ? 0 : this.chance() < 0.15 ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      this.line.splice(Math.floor(this.chance() * (this.line.length + 1)), 0, message);
    }
  }

  deliver(): void {
    const message = this.line.shift();
    if (message) this.sync.receive(message);
  }

  heartbeat(): void {
    this.send({ type: "heartbeat", revision: this.server.revision, now: "" });
  }

  goSilent(): void {
    this.silent = true;
  }

  connect(): void {
    this.silent = false;
    this.line = [];
    this.sync.receive({ type: "welcome", revision: this.server.revision, now: "", person: NOBODY });
  }

  forgetOldEntries(): void {
    this.horizon = Math.max(this.horizon, this.server.revision - Math.floor(this.chance() * 6));
  }
}

async function live(seed: number): Promise<World> {
  const chance = chances(seed);
  const world = new World(chance);
  world.connect();
  for (let step = 0; step < STEPS; step++) {
    const what = chance();
    if (what < 0.35) world.commit();
    else if (what < 0.65) world.deliver();
    else if (what < 0.75) world.heartbeat();
    else if (what < 0.8) world.goSilent();
    else if (what < 0.88) world.connect();
    else if (what < 0.91) world.forgetOldEntries();
    else if (what < 0.95) world.down = !world.down;
    else await vi.advanceTimersByTimeAsync(chance() < 0.1 && !world.down ? DAY_MS : chance() * 1_500);
  }
  return world;
}

/** The line is whole again: a reconnect, heartbeats, and some seconds. */
async function heal(world: World): Promise<void> {
  world.down = false;
  world.connect();
  for (let beat = 0; beat < 5; beat++) {
    world.sync.receive({ type: "heartbeat", revision: world.server.revision, now: "" });
    await vi.advanceTimersByTimeAsync(2_000);
  }
  world.sync.stop();
}

describe("a browser whose line drops, repeats, delays and goes silent", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it(`shows in the end what the server has, in ${RUNS} lives`, { timeout: 600_000 }, async () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const world = await live(seed);
      await heal(world);
      expect({ seed, ...world.screen }).toEqual({ seed, ...world.server });
    }
  });
});
