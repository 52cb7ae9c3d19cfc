/** Tells the others where this person is: at most ten times a second, and again while nothing changes. */
import type { Where } from "../live/events.gen";
import { tellWhere, usePresence } from "./presence";

const REST_MS = 100;
// Well within the time after which others forget a window that says nothing.
const AGAIN_MS = 10_000;

let mine: Where = { cursor: null, selected: [], opened: null, view: null };
let timer: ReturnType<typeof setTimeout> | null = null;
let again: ReturnType<typeof setInterval> | null = null;

function say(): void {
  timer = null;
  tellWhere(mine);
}

/** In: what is different now. Pointers are told only while somebody is there to see them. */
export function tell(change: Partial<Where>): void {
  const onlyPointer = Object.keys(change).every((key) => key === "cursor");
  mine = { ...mine, ...change };
  again ??= setInterval(say, AGAIN_MS);
  if (onlyPointer && usePresence.getState().peers.size === 0) return;
  timer ??= setTimeout(say, REST_MS);
}
