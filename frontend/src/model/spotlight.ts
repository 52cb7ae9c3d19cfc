/** What the canvas shows in full light while a question about the whole picture is answered; the rest is dimmed. */
import { create } from "zustand";
import { select } from "./store";

/** "Who can reach this?" and "What can this reach?" */
export type Question = { kind: "to"; id: string } | { kind: "from"; id: string };

interface Spotlight {
  question: Question | null;
  /** Nodes in full light; null dims nothing. */
  lit: ReadonlySet<string> | null;
  /** Nodes of the chain that is shown, from its beginning. */
  path: readonly string[];
}

const DARK: Spotlight = { question: null, lit: null, path: [] };

export const useSpotlight = create<Spotlight>()(() => DARK);

const PHONE = "(max-width: 700px)";

export function askAbout(question: Question): void {
  // There the inspector would lie over the answer.
  if (window.matchMedia(PHONE).matches) select(null);
  useSpotlight.setState({ question, lit: null, path: [] });
}

export const light = (lit: Iterable<string>, path: readonly string[] = []): void =>
  useSpotlight.setState({ lit: new Set(lit), path });

export const lightsOut = (): void => useSpotlight.setState(DARK);
