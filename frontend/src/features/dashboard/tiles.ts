/** Keeps the tiles in sight as new as their rows say: one question at a time for all that are behind, so that a slow
 * page asks less often, and never more than it shows. */
import { drawTiles, type Tile } from "../../api/dashboard";

const MOST = 100; // in one question, as the server allows
const PAUSE_MS = 100;
const AGAIN_MS = 1_000; // after a question that failed

type Show = (tile: Tile) => void;

export class Tiles {
  private readonly have = new Map<string, Tile>();
  private readonly wanted = new Map<string, { revision: number; show: Show }>();
  private asking = false;

  constructor(private readonly workshop: string) {}

  /** A tile is in sight at this revision of its sandbox. Out: it is not any more. */
  want(sandbox: string, revision: number, show: Show): () => void {
    const wish = { revision, show };
    this.wanted.set(sandbox, wish);
    const known = this.have.get(sandbox);
    if (known) show(known);
    void this.ask();
    return () => {
      if (this.wanted.get(sandbox) === wish) this.wanted.delete(sandbox);
    };
  }

  private behind(): string[] {
    const stale = [...this.wanted].filter(([sandbox, { revision }]) => (this.have.get(sandbox)?.revision ?? -1) < revision);
    return stale.slice(0, MOST).map(([sandbox]) => sandbox);
  }

  private async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    await pause(0); // all that come into sight together are one question
    for (let stale = this.behind(); stale.length > 0; stale = this.behind()) {
      // eslint-disable-next-line no-await-in-loop -- one after the other is the point
      await pause((await this.read(stale)) ? PAUSE_MS : AGAIN_MS);
    }
    this.asking = false;
  }

  private async read(sandboxes: string[]): Promise<boolean> {
    try {
      const tiles = await drawTiles(this.workshop, sandboxes);
      for (const tile of tiles) {
        this.have.set(tile.sandbox, tile);
        this.wanted.get(tile.sandbox)?.show(tile);
      }
      // Who is not in the answer is not of this workshop any more.
      const told = new Set(tiles.map(({ sandbox }) => sandbox));
      for (const sandbox of sandboxes) if (!told.has(sandbox)) this.wanted.delete(sandbox);
      return true;
    } catch {
      return false;
    }
  }
}

const pause = (ms: number) => new Promise<void>((resume) => setTimeout(resume, ms));
