/** What time it is on the server, and one tick a second for everything on the page that counts down. */

let offset = 0;
let moment = 0;
let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

/** Learn the server's time from a message it sent just now. */
export function noteServerTime(now: string, receivedAt: number = Date.now()): void {
  offset = Date.parse(now) - receivedAt;
}

/** Real time in milliseconds as the server would say it. */
export function serverNow(): number {
  return Date.now() + offset;
}

function beat(): void {
  moment = Math.floor(serverNow() / 1000) * 1000;
  for (const listener of listeners) listener();
  // Aim at the server's next full second, so that two screens step together.
  timer = setTimeout(beat, 1000 - (serverNow() % 1000));
}

/** For useSyncExternalStore: the timer runs only while somebody listens. */
export function subscribeTick(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) beat();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearTimeout(timer);
    timer = null;
  };
}

/** The last full server second, in milliseconds. */
export function currentTick(): number {
  if (moment === 0) moment = Math.floor(serverNow() / 1000) * 1000;
  return moment;
}
