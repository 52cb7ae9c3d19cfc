/** Orders edits by revision, asks the journal on a gap, the whole canvas when far behind.
 *
 * The channel layer only wakes: messages may be lost, doubled or out of order. The journal is the truth.
 */
import type { CanvasShape, Edit, GoalsMarked, Message } from "./events.gen";

export interface JournalAnswer {
  revision: number;
  complete: boolean;
  entries: Edit[];
}

export interface SyncPorts {
  fetchCanvas: () => Promise<CanvasShape>;
  fetchJournal: (since: number) => Promise<JournalAnswer>;
  /** Show this canvas instead of the old one. */
  replace: (canvas: CanvasShape) => void;
  /** Fold these edits, in order and without gaps, into the canvas. */
  apply: (edits: Edit[]) => void;
  marked: (marks: GoalsMarked) => void;
  /** Everything known is shown, or not. */
  current: (isCurrent: boolean) => void;
  /** A request failed; sync tries again by itself. */
  failed: (error: unknown) => void;
}

const PATIENCE_MS = 250;
const RETRY_MS = 1_000;
// More than this on hold means that nobody drains: fetch anew and start over.
const MOST_HELD = 1_000;

export class Sync {
  private revision: number | null = null;
  private known = 0;
  private readonly held = new Map<number, Edit>();
  private busy = false;
  private mustReload = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ports: SyncPorts) {}

  /** The newest revision that is on the screen. */
  get shown(): number | null {
    return this.revision;
  }

  receive(message: Message): void {
    if (message.type === "goals") this.ports.marked(message);
    else if (message.type === "edit") this.receiveEdit(message);
    else if (message.type === "welcome") void this.welcome(message.revision);
    else if (message.type === "heartbeat") this.expect(message.revision);
  }

  /** A revision is known to exist: if no message brings it soon, fetch it. */
  expect(revision: number): void {
    this.known = Math.max(this.known, revision);
    if (this.revision === null || this.revision >= this.known || this.timer !== undefined) return;
    this.later(PATIENCE_MS);
  }

  /** Ask by HTTP what is new: before the socket is open, or without one. */
  refresh(): void {
    void this.catchUp(true);
  }

  /** What is shown is not what this person may see or do any more: fetch it whole. */
  renew(): void {
    this.mustReload = true;
    void this.catchUp();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async welcome(revision: number): Promise<void> {
    this.known = Math.max(this.known, revision);
    if (this.revision !== null && revision < this.revision) this.mustReload = true; // the server's data was replaced
    await this.catchUp();
  }

  private receiveEdit(edit: Edit): void {
    this.known = Math.max(this.known, edit.revision);
    if (this.revision !== null && edit.revision <= this.revision) return;
    this.held.set(edit.revision, edit);
    if (this.held.size > MOST_HELD) this.mustReload = true;
    if (this.revision === null || this.busy) return;
    this.drain();
    if (this.mustReload) void this.catchUp();
    else if (this.held.size > 0) this.later(PATIENCE_MS);
  }

  /** Apply what is on hold as far as it follows without a gap. */
  private drain(): void {
    if (this.revision === null || this.mustReload) return; // what is on the screen is not what these edits follow
    const ready: Edit[] = [];
    let next = this.revision;
    for (let edit = this.held.get(next + 1); edit; edit = this.held.get(next + 1)) {
      ready.push(edit);
      next = edit.revision;
    }
    for (const revision of this.held.keys()) if (revision <= next) this.held.delete(revision);
    if (ready.length > 0) this.show(ready);
    this.ports.current(!this.mustReload && this.revision >= this.known);
  }

  private show(edits: Edit[]): void {
    this.revision = edits.at(-1)!.revision;
    if (edits.some((edit) => edit.events.some((event) => event.type === "CanvasReplaced"))) this.mustReload = true;
    else this.ports.apply(edits);
  }

  private later(wait: number): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.revision === null || this.revision < this.known || this.mustReload) void this.catchUp();
    }, wait);
  }

  private async catchUp(asking = false): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let failed = false;
    try {
      if (this.revision === null || this.mustReload) await this.reload();
      else if (asking || this.revision < this.known) await this.readJournal(this.revision);
    } catch (error) {
      failed = true;
      this.ports.failed(error);
    } finally {
      this.busy = false;
    }
    if (!failed) this.drain();
    if (failed || this.mustReload || (this.revision ?? -1) < this.known) this.later(failed ? RETRY_MS : PATIENCE_MS);
  }

  private async reload(): Promise<void> {
    const anew = this.mustReload;
    const canvas = await this.ports.fetchCanvas();
    this.mustReload = false;
    this.revision = canvas.revision;
    // A canvas that was asked for before the socket's welcome may be older than what the welcome told.
    this.known = Math.max(canvas.revision, anew ? 0 : this.known, ...this.held.keys());
    this.ports.replace(canvas);
  }

  private async readJournal(since: number): Promise<void> {
    const answer = await this.ports.fetchJournal(since);
    if (!answer.complete) {
      this.mustReload = true;
      return this.reload();
    }
    for (const entry of answer.entries) if (entry.revision > this.revision!) this.held.set(entry.revision, entry);
    return undefined;
  }
}
