/** What the canvas shows in full light while a question about the picture is answered; the rest is dimmed. */
import { create } from "zustand";

import type { Decision, RequestCaller } from "../api/simulate";
import { closeOrganization } from "./organization-view";
import { makeRoom } from "./room";
import { closeDialog } from "./store";

/** Where "May X do Y to Z?" begins. With `send` it is asked at once; with `decision` it is answered already. */
export interface WhyStart {
  caller?: RequestCaller;
  resourceId?: string;
  /** An ARN that need not be drawn. */
  resource?: string;
  action?: string;
  send?: boolean;
  decision?: Decision;
}

/** "Who can reach this?", "What can this reach?" and "May they do that, and why?" */
export type Question = { kind: "to" | "from"; id: string } | { kind: "why"; start: WhyStart };

export interface Spotlight {
  question: Question | null;
  /** Counts the questions, so that the same one asked again begins anew. */
  asked: number;
  /** Nodes in full light; null dims nothing. */
  lit: ReadonlySet<string> | null;
  /** Nodes of the chain that is shown, from its beginning. */
  path: readonly string[];
  /** The nodes that an answer has stopped at. */
  stop: readonly string[];
}

const DARK = { question: null, lit: null, path: [], stop: [] };

export const useSpotlight = create<Spotlight>()(() => ({ ...DARK, asked: 0 }));

export function askAbout(question: Question): void {
  makeRoom(true);
  closeDialog();
  closeOrganization();
  useSpotlight.setState(({ asked }) => ({ ...DARK, question, asked: asked + 1 }));
}

export const askWhy = (start: WhyStart = {}): void => askAbout({ kind: "why", start });

export const light = (lit: Iterable<string>, path: readonly string[] = []): void =>
  useSpotlight.setState({ lit: new Set(lit), path });

/** Stop at these nodes, with others left in light beside them. */
export const lightStop = (stop: readonly string[], beside: Iterable<string>): void =>
  useSpotlight.setState({ lit: new Set([...stop, ...beside]), path: [], stop });

/** Everything in light again, while the question stays. */
export const lightAll = (): void => useSpotlight.setState({ lit: null, path: [], stop: [] });

export const lightsOut = (): void => useSpotlight.setState(DARK);
