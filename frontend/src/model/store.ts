/** The state of the editor page, joined from api, sync and fold. Components read it, commands below change it. */
import { create } from "zustand";
import type { Spot } from "../api/canvas";
import type { Decision } from "../api/simulate";
import type { ConditionShape, Edit, GoalsMarked } from "../live/events.gen";
import { applyEdit } from "./apply-event";
import type { Canvas, Selection } from "./canvas";
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
  /** What is shown. */
  canvas: Canvas | null;
  /** What is, while something of the past is shown; else null. */
  present: Canvas | null;
  person: { id: string; name: string } | null;
  connection: Connection;
  selection: Selection | null;
  dialog: DialogRequest | null;
  toasts: ToastMessage[];
  denials: Denial[];
  /** The exercise as last marked, once that was told. */
  marks: Marks | null;
  /** The last trust edit seen, for the flash of changed lines: role and time. */
  trustEdit: { roleId: string; at: number } | null;
  /** Counts up with calls that made no edit, for whoever shows the activity. */
  calls: number;
  /** Words for the live region. */
  announcement: string;
}

export const usePlayground = create<PlaygroundState>()(() => ({
  sandboxId: "",
  canvas: null,
  present: null,
  person: null,
  connection: "connecting",
  selection: null,
  dialog: null,
  toasts: [],
  denials: [],
  marks: null,
  trustEdit: null,
  calls: 0,
  announcement: "",
}));

const { getState: get, setState: set } = usePlayground;

export const select = (selection: Selection | null) => set({ selection });
export const selectNode = (id: string) => select({ kind: "node", id });
export const selectLink = (roleId: string, key: string) => select({ kind: "link", roleId, key });
export const openDialog = (dialog: DialogRequest) => set({ dialog });
export const closeDialog = () => set({ dialog: null });

/** Say something to people who listen instead of look. */
export const announce = (announcement: string) => set({ announcement });

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

/** Show the picture of an earlier time. What happens meanwhile is kept for the way back. */
export function showPast(past: Canvas): void {
  const { canvas, present, selection } = get();
  set({ canvas: past, present: present ?? canvas, selection: stillThere(past, selection) });
}

/** What is, whatever is shown. */
export const today = (): Canvas | null => get().present ?? get().canvas;

export function backToNow(): void {
  const { present, selection } = get();
  if (present) set({ canvas: present, present: null, selection: stillThere(present, selection) });
}

export function replaceCanvas(canvas: Canvas): void {
  if (get().present) return set({ present: canvas });
  return set({ canvas, selection: stillThere(canvas, get().selection) });
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
  const { present } = get();
  const before = today();
  if (!before) return;
  const mine = edits.some((edit) => edit.person !== null && edit.person.id === get().person?.id);
  const folded = edits.reduce(applyEdit, before);
  const canvas = mine ? { ...folded, may_undo: true } : folded;
  if (present) return set({ present: canvas });
  const roleId = lastTrustEdit(before, edits);
  // A later attempt that succeeded is the better news.
  const issued = edits.flatMap((edit) => edit.events).filter((event) => event.type === "SessionIssued");
  const answered = (denial: Denial) =>
    issued.some(({ session }) => session.caller_id === denial.callerId && session.role_id === denial.roleId);
  return set({
    canvas,
    denials: get().denials.filter((denial) => !answered(denial)),
    selection: stillThere(canvas, get().selection),
    ...(roleId ? { trustEdit: { roleId, at: Date.now() } } : {}),
  });
}

/** The id of the chosen node, or null. */
export function selectedNodeId(): string | null {
  const { selection } = get();
  return selection?.kind === "node" ? selection.id : null;
}
