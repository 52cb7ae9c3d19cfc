/** The workshop that somebody in this browser teaches right now: known in all its windows, also on a canvas of theirs. */
import { useSyncExternalStore } from "react";

const KEY = "understudy.taught";

export function useTaught(): string | null {
  return useSyncExternalStore(hear, kept);
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // in a frame of another site nothing is kept
  }
}

/** In: a workshop, and whether it goes on. */
export function noteTaught(workshop: string, goesOn: boolean): void {
  if (goesOn) localStorage.setItem(KEY, workshop);
  else if (kept() === workshop) localStorage.removeItem(KEY);
}

function hear(changed: () => void): () => void {
  window.addEventListener("storage", changed);
  return () => window.removeEventListener("storage", changed);
}
