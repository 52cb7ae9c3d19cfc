/** Runs a change and turns a refusal into words; the picture only changes when the server's event comes. */
import { ApiError } from "../api/http";
import { showToast } from "./store";

/** What a refusal says in one toast: what happened, and what to do. A place inside a document is worth telling; the
 * name of a field only repeats what was just done. */
export function wordsFor(error: unknown): { title: string; detail: string } {
  if (!(error instanceof ApiError))
    return { title: "Something went wrong in this page.", detail: error instanceof Error ? error.message : "" };
  const place = /[./[]/.test(error.place) ? `Look at ${error.place}. ` : "";
  return { title: error.message, detail: `${place}${error.hint}`.trim() };
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** Do it; when it is refused, show why and answer ok: false. */
export async function attempt<T>(change: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await change() };
  } catch (error) {
    showToast({ tone: "error", ...wordsFor(error) });
    return { ok: false, error };
  }
}
