/** Who else is here and where. A store of its own, so that somebody's pointer moves nothing but that pointer. */
import { create } from "zustand";
import type { Left, Presence, Where } from "../live/events.gen";
import { usePlayground } from "./store";

export interface Peer {
  peer: string;
  id: string;
  name: string;
  mayEdit: boolean;
  where: Where;
  heardAt: number;
}

interface PresenceState {
  peers: ReadonlyMap<string, Peer>;
  /** The window whose view this one follows. */
  following: string | null;
}

export const usePresence = create<PresenceState>()(() => ({ peers: new Map(), following: null }));

// Every window tells again where it is within this time; one that does not was lost without a word.
const FORGET_MS = 25_000;
const HUES = 6;

export function receivePresence(message: Presence | Left, now: number = Date.now()): void {
  const peers = new Map([...usePresence.getState().peers].filter(([, peer]) => now - peer.heardAt < FORGET_MS));
  if (message.type === "left") peers.delete(message.peer);
  else if (message.person.id !== usePlayground.getState().person?.id) {
    const { peer, person, may_edit, where } = message;
    peers.set(peer, { peer, id: person.id, name: person.name, mayEdit: may_edit, where, heardAt: now });
  }
  const { following } = usePresence.getState();
  usePresence.setState({ peers, following: following !== null && peers.has(following) ? following : null });
}

/** The line is down: whoever is still there says so again when it is back. */
export const forgetEverybody = (): void => usePresence.setState({ peers: new Map(), following: null });

export const follow = (peer: string | null): void => usePresence.setState({ following: peer });

/** One window of each person, by name: somebody with two windows is here once. */
export function peopleHere(peers: ReadonlyMap<string, Peer>): Peer[] {
  const people = new Map([...peers.values()].map((peer) => [peer.id, peer]));
  return [...people.values()].toSorted((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1));
}

/** Who else has this open, by name, each once. */
export const openers = (peers: ReadonlyMap<string, Peer>, document: string): string[] => [
  ...new Set([...peers.values()].filter(({ where }) => where.opened === document).map(({ name }) => name)),
];

/** The node whose policy somebody writes; a document is called "trust:AROA…" or "inline:AIDA…:name". */
export const writesAt = ({ opened }: Where): string | null => opened?.split(":")[1] ?? null;

/** The nodes that carry somebody's mark: what they chose, and where they write. */
export function markedBy(where: Where): string[] {
  const writes = writesAt(where);
  return [...new Set(writes === null ? where.selected : [...where.selected, writes])];
}

/** The number of a person's colour, the same in every browser. */
export function hueOf(personId: string): number {
  let sum = 0;
  for (const letter of personId) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % HUES;
}

let say: ((text: string) => void) | null = null;

/** In: how to reach the server. Returns how to stop. */
export function speakThrough(send: (text: string) => void): () => void {
  say = send;
  return () => {
    say = null;
  };
}

/** Tell the others where this person is. */
export function tellWhere(where: Where): void {
  say?.(JSON.stringify({ type: "presence", ...where }));
}
