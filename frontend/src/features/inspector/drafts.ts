/** What somebody writes and has not saved: kept while other things are looked at, and guarded when the page closes. */
import { create } from "zustand";

export interface Draft {
  /** The saved text that the writing began with. */
  base: string;
  text: string;
}

const useDrafts = create<{ drafts: ReadonlyMap<string, Draft> }>()(() => ({ drafts: new Map() }));

const unsaved = (draft: Draft) => draft.text !== draft.base;

function guard(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function set(drafts: ReadonlyMap<string, Draft>): void {
  useDrafts.setState({ drafts });
  const waiting = [...drafts.values()].some(unsaved);
  (waiting ? window.addEventListener : window.removeEventListener)("beforeunload", guard);
}

export function keepDraft(document: string, draft: Draft): void {
  set(new Map(useDrafts.getState().drafts).set(document, draft));
}

export function dropDraft(document: string): void {
  const drafts = new Map(useDrafts.getState().drafts);
  if (drafts.delete(document)) set(drafts);
}

/** The draft of a document, by a key such as `trust:AROA…`; null when nobody writes here. */
export const useDraft = (document: string): Draft | null => useDrafts((state) => state.drafts.get(document) ?? null);

/** Whether writing was begun and not finished: then the editor opens again where it was left. */
export const hasDraft = (document: string): boolean => useDrafts.getState().drafts.has(document);
