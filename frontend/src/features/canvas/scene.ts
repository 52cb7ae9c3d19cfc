/** What the canvas is drawn from: the sandbox, and what this person does right now. */
import type { HalfLink } from "../../api/policies";
import type { Canvas, Selection } from "../../model/canvas";
import type { Denial } from "../../model/store";
import type { Verdict } from "./connection-rules";
import type { Box, Moves } from "../../model/geometry";
import type { LineKind, ShownPermission } from "./layers";

/** A link being drawn: from where, and where it could end. */
export interface Linking {
  sourceId: string;
  /** "tap": one tap for either end. */
  by: "pointer" | "keyboard" | "tap";
  verdicts: ReadonlyMap<string, Verdict>;
}

export interface Scene {
  canvas: Canvas;
  moves: Moves;
  denials: Denial[];
  permissions: ShownPermission[];
  /** Links of which the caller's or the role's half is missing, as the engine says. */
  halves: HalfLink[];
  /** Kinds of lines that are switched off. */
  hidden: ReadonlySet<LineKind>;
  selection: Selection | null;
  /** Nodes picked together, to be moved or deleted at once. */
  picked: ReadonlySet<string>;
  linking: Linking | null;
  /** The part of the canvas that is drawn: what is seen, and a margin around it. Null draws everything. */
  view: Box | null;
  /** What stays in full light while a question is answered; null dims nothing. */
  lit: ReadonlySet<string> | null;
  /** The nodes that an answer has stopped at. */
  stop: readonly string[];
}

/** How a node stands to the link being drawn. */
export type Aim = "none" | "source" | "valid" | "invalid";

export function aimOf(linking: Linking | null, id: string): Aim {
  if (!linking) return "none";
  if (linking.sourceId === id) return "source";
  return linking.verdicts.get(id)?.ok ? "valid" : "invalid";
}
