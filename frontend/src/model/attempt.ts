/** Runs a change and turns a refusal into words. The server decides: what is shown ahead of it goes with its answer. */
import { ApiError, lastRevision } from "../api/http";
import type { Change } from "./guesses";
import { guess, showToast } from "./store";

/** What a refusal says in one toast: what happened, and what to do. A place inside a document is worth telling; the
 * name of a field only repeats what was just done. */
export function wordsFor(error: unknown): { title: string; detail: string } {
  if (!(error instanceof ApiError))
    return { title: "Something went wrong in this page.", detail: error instanceof Error ? error.message : "" };
  const place = /[./[]/.test(error.place) ? `Look at ${error.place}. ` : "";
  return { title: error.message, detail: `${place}${error.hint}`.trim() };
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** Do it; when it is refused, show why and answer ok: false. `ahead` is shown until the server has decided. */
export async function attempt<T>(change: () => Promise<T>, ahead?: Change): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await shownAhead(change, ahead) };
  } catch (error) {
    showToast({ tone: "error", ...wordsFor(error) });
    return { ok: false, error };
  }
}

/** Do it, with a guess on the screen until the server's edit is there, or until it is refused. */
export async function shownAhead<T>(change: () => Promise<T>, ahead?: Change): Promise<T> {
  const settle = ahead && guess(ahead);
  try {
    const value = await change();
    settle?.(lastRevision());
    return value;
  } catch (error) {
    settle?.(null);
    throw error;
  }
}
