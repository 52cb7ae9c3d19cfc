/** PURE: the sandbox's past as pictures, one after each edit, folded from the empty canvas. */
import type { Edit } from "../live/events.gen";
import { sandboxTime } from "../lib/time";
import { applyEdit } from "./apply-event";
import type { Canvas } from "./canvas";

export type PastEdit = Omit<Edit, "type"> & { label: string };

export interface Frame {
  canvas: Canvas;
  edit: PastEdit;
}

const NOTHING = {
  accounts: [],
  identities: [],
  groups: [],
  roles: [],
  instance_profiles: [],
  providers: [],
  resources: [],
  notes: [],
  policies: [],
  organizations: [],
  sessions: [],
} satisfies Partial<Canvas>;

/** In: today's canvas and every edit since the first. Out: what could be seen after each. Unchanged parts are shared. */
export function framesOf(today: Canvas, edits: PastEdit[]): Frame[] {
  const start = edits[0]?.at ?? "";
  const clock = { rate: 1, paused: false, real_anchor: start, sandbox_anchor: start }; // until somebody set it
  let canvas: Canvas = { ...today, ...NOTHING, sandbox: { ...today.sandbox, clock }, revision: 0 };
  return edits.map((edit) => {
    canvas = applyEdit(canvas, { ...edit, type: "edit" });
    return { canvas, edit };
  });
}

/** The same as it is shown: nothing can be changed in it, and its time stands. */
export function asPast({ canvas, edit }: Frame): Canvas {
  const at = new Date(sandboxTime(canvas.sandbox.clock, Date.parse(edit.at))).toISOString();
  const clock = { rate: 1, paused: true, real_anchor: edit.at, sandbox_anchor: at };
  return { ...canvas, sandbox: { ...canvas.sandbox, clock }, may_edit: false, may_undo: false, may_redo: false };
}
