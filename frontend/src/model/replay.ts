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

/** What was replayed so far: pictures at every `step`-th edit and at the last one, and where the next edit starts. */
export interface Timeline {
  frames: Frame[];
  step: number;
  canvas: Canvas;
  last: PastEdit | null;
}

/** More pictures than this are not kept: of a longer past, every second one goes, again and again. */
export const MOST_FRAMES = 2_000;

/** In: today's canvas, for what never changes. Out: the time before the first edit. */
export function beginning(today: Canvas): Timeline {
  const clock = { rate: 1, paused: false, real_anchor: "", sandbox_anchor: "" }; // until somebody set it
  const canvas = { ...today, ...NOTHING, sandbox: { ...today.sandbox, clock }, revision: 0 };
  return { frames: [], step: 1, canvas, last: null };
}

/** In: what was replayed, and the edits after it. Out: both. Unchanged parts of the pictures are shared. */
export function replayOn(line: Timeline, edits: PastEdit[]): Timeline {
  let { canvas, step, frames } = line;
  if (line.last === null && edits[0]) canvas = startingAt(canvas, edits[0].at);
  frames = frames.filter((frame) => frame.edit.revision % step === 0); // the last one may stand between two steps
  for (const edit of edits) {
    canvas = applyEdit(canvas, { ...edit, type: "edit" });
    if (edit.revision % step === 0) frames.push({ canvas, edit });
    if (frames.length > MOST_FRAMES) {
      step *= 2;
      frames = frames.filter((frame) => frame.edit.revision % step === 0);
    }
  }
  const last = edits.at(-1) ?? line.last;
  if (last && frames.at(-1)?.edit.revision !== last.revision) frames.push({ canvas, edit: last });
  return { frames, step, canvas, last };
}

function startingAt(canvas: Canvas, at: string): Canvas {
  return { ...canvas, sandbox: { ...canvas.sandbox, clock: { ...canvas.sandbox.clock, real_anchor: at, sandbox_anchor: at } } };
}

/** When goals turned: from an edit on, which are met. In the order of the edits. */
export interface Moment {
  revision: number;
  met: readonly string[];
}

/** Out: the goals met after this edit; null where nobody had looked yet. */
export const metAt = (moments: readonly Moment[], revision: number): readonly string[] | null =>
  moments.findLast((moment) => moment.revision <= revision)?.met ?? null;

/** Out: the frames at which more goals were met than before, as indexes. */
export function advances(moments: readonly Moment[], frames: readonly Frame[]): number[] {
  const better = moments.filter((moment, index) => moment.met.length > (moments[index - 1]?.met.length ?? 0));
  const found = better.map(({ revision }) => frames.findIndex((frame) => frame.edit.revision >= revision));
  return [...new Set(found.filter((index) => index >= 0))];
}

/** The same as it is shown: nothing can be changed in it, and its time stands. */
export function asPast({ canvas, edit }: Frame): Canvas {
  const at = new Date(sandboxTime(canvas.sandbox.clock, Date.parse(edit.at))).toISOString();
  const clock = { rate: 1, paused: true, real_anchor: edit.at, sandbox_anchor: at };
  return { ...canvas, sandbox: { ...canvas.sandbox, clock }, may_edit: false, may_undo: false, may_redo: false };
}
