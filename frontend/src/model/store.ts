/** The state of the editor page, joined from api, sync and fold. Components read it, commands below change it. */
import { create } from "zustand";
import type { Spot } from "../api/canvas";
import type { Decision } from "../api/simulate";
import type { ConditionShape, Edit, GoalsMarked } from "../live/events.gen";
import { applyEdit } from "./apply-event";
import type { Canvas, Selection } from "./canvas";
import { type Change, type Guess, unanswered, withGuesses } from "./guesses";
import { crowdsOf } from "./stacks";

/** "ended": this person may not look any more, or the sandbox is gone. */
export type Connection = "connecting" | "live" | "catching-up" | "reconnecting" | "ended";

export interface ToastMessage {
  id: number;
  tone: "info" | "success" | "error";
  title: string;
  detail?: string;
  action?: { label: string; run: () => void };
}

/** A refused attempt to assume a role: shown on the canvas until the next attempt or dismissal, stored nowhere. */
export interface Denial {
  callerId: string;
  roleId: string;
  reason: string;
  /** The trace behind it, for the dialog that explains. */
  decision?: Decision;
}

/** Dialogs that one feature opens and another one draws; the entry mounts them. */
export type DialogRequest =
  | { kind: "assume"; roleId?: string; callerId?: string }
  | { kind: "linkCrowd"; stackId: string; roleId: string }
  | { kind: "sessions"; roleId: string; callerId?: string }
  | { kind: "createRole"; accountId: string; position: Spot; trusted?: string }
  | { kind: "createProvider"; accountId: string; position: Spot; provider: "oidc" | "saml" }
  | { kind: "paste"; nodeId: string; text: string; trust: boolean }
  | { kind: "condition"; roleId: string; linkKey: string; condition?: ConditionShape }
  | { kind: "controlPolicy"; policyId: string; statement?: number }
  | { kind: "exercise"; part: "lesson" | "reference" | "restart" }
  | { kind: "switchRole" }
  | { kind: "share" }
  | { kind: "versions" }
  | { kind: "picture" }
  | { kind: "import" }
  | { kind: "deleteNodes"; ids: string[] }
  | { kind: "deleteLink"; roleId: string; keys: string[] };

export type Marks = Pick<GoalsMarked, "goals" | "mistakes" | "score">;

export interface PlaygroundState {
  sandboxId: string;
  /** What is shown: the past while somebody looks at it, else what the server told with this person's guesses. */
  canvas: Canvas | null;
  /** The newest that the server told. */
  told: Canvas | null;
  /** A picture of an earlier time that is shown instead, or null. */
  past: Canvas | null;
  /** Ids of the goals that were met then, where that is known. */
  pastMet: readonly string[] | null;
  /** Changes of this person that the server has not answered yet, oldest first. */
  guesses: readonly Guess[];
  person: { id: string; name: string } | null;
  connection: Connection;
  selection: Selection | null;
  /** What was selected just before: whom a role is assumed as, say. */
  before: Selection | null;
  dialog: DialogRequest | null;
  toasts: ToastMessage[];
  denials: Denial[];
  /** The exercise as last marked, once that was told. */
  marks: Marks | null;
  /** The last trust edit seen, for the flash of changed lines: role and time. */
  trustEdit: { roleId: string; at: number } | null;
  /** Counts up with calls that made no edit, for whoever shows the activity. */
  calls: number;
  /** The last words for the live region: one that follows another does not take it away. */
  announcements: { id: number; words: string }[];
}

export const usePlayground = create<PlaygroundState>()(() => ({
  sandboxId: "",
  canvas: null,
  told: null,
  past: null,
  pastMet: null,
  guesses: [],
  person: null,
  connection: "connecting",
  selection: null,
  before: null,
  dialog: null,
  toasts: [],
  denials: [],
  marks: null,
  trustEdit: null,
  calls: 0,
  announcements: [],
}));

const { getState: get, setState: set } = usePlayground;

export const select = (selection: Selection | null) => set({ selection, before: get().selection });
export const selectNode = (id: string) => select({ kind: "node", id });
export const selectLink = (roleId: string, key: string) => select({ kind: "link", roleId, key });
export const openDialog = (dialog: DialogRequest) => set({ dialog });
export const closeDialog = () => set({ dialog: null });

let lastAnnouncement = 0;

/** Say something to people who listen instead of look. */
export function announce(words: string): void {
  lastAnnouncement += 1;
  set({ announcements: [...get().announcements, { id: lastAnnouncement, words }].slice(-3) });
}

let lastToast = 0;

/** Show a passing message; returns its id. */
export function showToast(toast: Omit<ToastMessage, "id">): number {
  lastToast += 1;
  set({ toasts: [...get().toasts, { ...toast, id: lastToast }].slice(-4) });
  return lastToast;
}

export const dismissToast = (id: number) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) });

const sameEnds = (one: Pick<Denial, "callerId" | "roleId">, other: Denial) =>
  one.callerId === other.callerId && one.roleId === other.roleId;

export function showDenial(denial: Denial): void {
  set({ denials: [...get().denials.filter((old) => !sameEnds(denial, old)), denial] });
}

export function clearDenial(callerId: string, roleId: string): void {
  set({ denials: get().denials.filter((old) => !sameEnds({ callerId, roleId }, old)) });
}

type Layers = Pick<PlaygroundState, "told" | "past" | "guesses">;

/** Show these layers instead of what is shown. Out: what changes in the state. */
function shown(layers: Partial<Layers>): Partial<PlaygroundState> & { canvas: Canvas | null } {
  const next = { told: get().told, past: get().past, guesses: get().guesses, ...layers };
  if (next.told && next.guesses.length > 0) next.guesses = unanswered(next.told, next.guesses);
  const canvas = next.past ?? (next.told && asHeld(withGuesses(next.told, next.guesses)));
  return { ...next, canvas, selection: canvas && stillThere(canvas, get().selection) };
}

/** While their instructor has paused the class, learners only look. */
function asHeld(canvas: Canvas): Canvas {
  const { supervision } = canvas;
  const held = supervision?.frozen && !supervision.people.some(({ id }) => id === get().person?.id);
  return held ? { ...canvas, may_edit: false } : canvas;
}

/** Show the picture of an earlier time. What happens meanwhile is kept for the way back. */
export const showPast = (past: Canvas, pastMet: readonly string[] | null = null) => set({ ...shown({ past }), pastMet });

export const backToNow = () => set({ ...shown({ past: null }), pastMet: null });

/** What the server told last, whatever is shown. */
export const newest = (): Canvas | null => get().told;

export const replaceCanvas = (told: Canvas) => set(shown({ told }));

/** Show a change ahead of the server. Out: how to say which revision holds it, or null that it was refused. */
export function guess(change: Change): (revision: number | null) => void {
  const made: Guess = { change, revision: null };
  set(shown({ guesses: [...get().guesses, made] }));
  return (revision) => {
    const others = (one: Guess) => (one === made ? (revision === null ? [] : [{ change, revision }]) : [one]);
    set(shown({ guesses: get().guesses.flatMap(others) }));
  };
}

function stillThere(canvas: Canvas, selection: Selection | null): Selection | null {
  if (!selection) return null;
  if (selection.kind === "link") {
    const role = canvas.roles.find((candidate) => candidate.id === selection.roleId);
    if (!role) return null;
    const kept = role.trust_links.some((link) => link.key === selection.key);
    return kept ? selection : { kind: "node", id: selection.roleId };
  }
  if (crowdsOf(canvas).byId.has(selection.id)) return selection;
  const lists = [canvas.accounts, canvas.identities, canvas.groups, canvas.roles, canvas.providers, canvas.resources, canvas.notes];
  return lists.some((list) => list.some((entity) => entity.id === selection.id)) ? selection : null;
}

function lastTrustEdit(before: Canvas, edits: Edit[]): string | null {
  for (const event of edits.flatMap((edit) => edit.events).toReversed()) {
    if (event.type !== "RoleChanged") continue;
    const old = before.roles.find((role) => role.id === event.role.id);
    if (old && old.trust_policy !== event.role.trust_policy) return event.role.id;
  }
  return null;
}

export function applyEdits(edits: Edit[]): void {
  const { told: before, past } = get();
  if (!before) return;
  const mine = edits.some((edit) => edit.person !== null && edit.person.id === get().person?.id);
  const folded = edits.reduce(applyEdit, before);
  const next = shown({ told: mine ? { ...folded, may_undo: true } : folded });
  if (past) return set(next);
  const roleId = lastTrustEdit(before, edits);
  // A later attempt that succeeded is the better news.
  const issued = edits.flatMap((edit) => edit.events).filter((event) => event.type === "SessionIssued");
  const answered = (denial: Denial) =>
    issued.some(({ session }) => session.caller_id === denial.callerId && session.role_id === denial.roleId);
  return set({
    ...next,
    denials: get().denials.filter((denial) => !answered(denial)),
    ...(roleId ? { trustEdit: { roleId, at: Date.now() } } : {}),
  });
}

/** The id of the chosen node, or null. */
export function selectedNodeId(): string | null {
  const { selection } = get();
  return selection?.kind === "node" ? selection.id : null;
}
