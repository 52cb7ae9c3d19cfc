/** The exercise on this page: what was written is shown at once and kept soon after; nothing is lost on the way. */
import { create } from "zustand";

import { type Authored, type Changes, type Lesson, type Mistake, type Sheet, changeAuthored, loadAuthored } from "../../api/authored";
import { ApiError } from "../../api/http";
import { wordsFor } from "../../model/attempt";

const SOON = 600; // milliseconds after the last key
const AGAIN = 3_000; // when nobody answered

interface DraftState {
  whole: Authored | null;
  sheet: Sheet;
  mistakes: Mistake[];
  lesson: Partial<Lesson> | null;
  /** Written here and not on its way yet. */
  pending: Changes | null;
  saving: boolean;
  /** Why the last attempt was refused. */
  problem: { title: string; detail: string } | null;
  /** Somebody, perhaps in another window, saved in between; how it stands there. */
  theirs: Authored | null;
}

const EMPTY: DraftState = {
  whole: null,
  sheet: {},
  mistakes: [],
  lesson: null,
  pending: null,
  saving: false,
  problem: null,
  theirs: null,
};

export const useDraft = create<DraftState>(() => EMPTY);

const read = () => useDraft.getState();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Show the exercise as the server has it. */
export function take(whole: Authored): void {
  const { sheet, mistakes, lesson } = whole.draft;
  useDraft.setState({ whole, sheet, mistakes, lesson, pending: null, problem: null, theirs: null });
}

/** What was just written. */
export function edit(changes: Changes): void {
  const { sheet, mistakes, lesson, pending } = read();
  const shown = { ...sheet, ...(changes.sheet as Sheet | undefined) };
  useDraft.setState({
    sheet: shown,
    mistakes: changes.mistakes ?? mistakes,
    lesson: changes.lesson === undefined ? lesson : changes.lesson && { ...lesson, ...changes.lesson },
    pending: merged(pending, changes),
  });
  later(SOON);
}

function merged(before: Changes | null, after: Changes): Changes {
  const found: Changes = { ...before, ...after };
  if (before?.sheet || after.sheet) found.sheet = { ...before?.sheet, ...after.sheet };
  if (before?.lesson && after.lesson) found.lesson = { ...before.lesson, ...after.lesson };
  return found;
}

function later(wait: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void save(), wait);
}

/** Keep what is pending. Out: whether everything is kept now. */
export async function save(): Promise<boolean> {
  clearTimeout(timer);
  const { whole, pending, saving, theirs } = read();
  if (!whole || theirs) return false;
  if (saving) return waitAndSave();
  if (!pending) return true;
  useDraft.setState({ pending: null, saving: true });
  try {
    const kept = await changeAuthored(whole.id, whole.revision, pending);
    useDraft.setState({ whole: kept, saving: false, problem: null });
    return await save();
  } catch (error) {
    useDraft.setState({ saving: false, pending: merged(pending, read().pending ?? {}), problem: wordsFor(error) });
    if (error instanceof ApiError && error.code === "ChangedElsewhere") await meet(whole.id);
    else if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) later(AGAIN);
    return false;
  }
}

const waitAndSave = (): Promise<boolean> =>
  new Promise((resolve) => {
    const stop = useDraft.subscribe((state) => {
      if (state.saving) return;
      stop();
      resolve(save());
    });
  });

async function meet(id: string): Promise<void> {
  useDraft.setState({ theirs: await loadAuthored(id) });
}

/** After a conflict: what stands there, without what was written here. */
export function takeTheirs(): void {
  const { theirs } = read();
  if (theirs) take(theirs);
}

/** After a conflict: what was written here goes on top of what stands there. */
export async function keepMine(): Promise<void> {
  const { theirs, pending } = read();
  if (!theirs) return;
  take(theirs);
  if (pending) edit(pending);
  await save();
}

const onHide = () => void save();

function onLeave(event: BeforeUnloadEvent): void {
  if (!read().pending && !read().saving) return;
  void save();
  event.preventDefault();
}

/** Leaving the page: what is not kept yet goes first; the browser asks whether one really wants to go meanwhile. */
export function guardLeaving(): () => void {
  document.addEventListener("visibilitychange", onHide);
  window.addEventListener("beforeunload", onLeave);
  return () => {
    document.removeEventListener("visibilitychange", onHide);
    window.removeEventListener("beforeunload", onLeave);
  };
}
