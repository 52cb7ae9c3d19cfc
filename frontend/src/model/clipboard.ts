/** Copy, cut, paste and duplicate nodes. The clipboard holds JSON text, so that it travels between sandboxes. */
import { copyNodes, duplicateNodes, pasteNodes, removeNodes, type Fragment } from "../api/nodes";
import { ApiError } from "../api/http";
import { attempt, wordsFor } from "./attempt";
import type { Canvas } from "./canvas";
import { accountOf } from "./selectors";
import { announce, openDialog, showToast, usePlayground } from "./store";

const MARK = "understudy";
// Where pages may not write to the clipboard (no HTTPS), tabs of this browser still share what was copied.
const SHELF = "understudy-clipboard";

const nodes = (count: number) => (count === 1 ? "1 node" : `${String(count)} nodes`);

/** What a clipboard text holds, or null when it was not copied from a canvas. */
export function fragmentIn(text: string): Fragment | null {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    const found = JSON.parse(text) as { [MARK]?: string; fragment?: Fragment } | null;
    return found?.[MARK] === "fragment" ? (found.fragment ?? null) : null;
  } catch {
    return null;
  }
}

async function shelve(text: string): Promise<void> {
  try {
    localStorage.setItem(SHELF, text);
  } catch {
    // too large to keep; the clipboard has it
  }
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // refused by the browser; the shelf has it
  }
}

export function shelved(): Fragment | null {
  try {
    return fragmentIn(localStorage.getItem(SHELF) ?? "");
  } catch {
    return null;
  }
}

export async function copy(ids: string[]): Promise<boolean> {
  const { sandboxId } = usePlayground.getState();
  const copied = await attempt(() => copyNodes(sandboxId, ids));
  if (!copied.ok) return false;
  await shelve(JSON.stringify({ [MARK]: "fragment", fragment: copied.value }));
  showToast({ tone: "success", title: `${nodes(ids.length)} copied`, detail: "Ctrl V pastes, here or in another sandbox." });
  return true;
}

/** Copy, then delete; where AWS refuses to delete, ask as for any deletion. */
export async function cut(ids: string[]): Promise<void> {
  if (!(await copy(ids))) return;
  try {
    await removeNodes(usePlayground.getState().sandboxId, ids, false);
    announce(`${nodes(ids.length)} cut.`);
  } catch (error) {
    if (error instanceof ApiError && error.code === "DeleteConflict") openDialog({ kind: "deleteNodes", ids });
    else showToast({ tone: "error", ...wordsFor(error) });
  }
}

const DRAWN_ONCE = "A service, a provider or anyone is drawn once: all lines can begin there.";

/** Answers with the new nodes' ids, none when refused. */
export async function paste(fragment: Fragment): Promise<string[]> {
  const { sandboxId, canvas } = usePlayground.getState();
  if (!canvas?.may_edit) return [];
  const account = accountToPasteInto(canvas, fragment);
  const made = await attempt(() => pasteNodes(sandboxId, { fragment, ...(account ? { account_id: account } : {}) }));
  if (!made.ok) return [];
  if (made.value.length > 0) announce(`${nodes(made.value.length)} pasted.`);
  else showToast({ tone: "info", title: "Everything of it is drawn already.", detail: DRAWN_ONCE });
  return made.value;
}

export async function duplicate(ids: string[]): Promise<string[]> {
  const { sandboxId } = usePlayground.getState();
  const made = await attempt(() => duplicateNodes(sandboxId, ids));
  if (!made.ok) return [];
  if (made.value.length > 0) announce(`${nodes(made.value.length)} duplicated.`);
  else showToast({ tone: "info", title: "One of it is enough.", detail: DRAWN_ONCE });
  return made.value;
}

/** The chosen account; else the one that the copies came from, if it is here (null says so); else the first of ours. */
function accountToPasteInto(canvas: Canvas, fragment: Fragment): string | null {
  const { selection } = usePlayground.getState();
  const chosen = selection && accountOf(canvas, selection.kind === "node" ? selection.id : selection.roleId);
  if (chosen) return chosen;
  const rows = ["users", "groups", "roles", "resources"].flatMap((kind) => (fragment[kind] ?? []) as { account: string }[]);
  const known = new Set(canvas.accounts.map((account) => account.number));
  if (rows.every((row) => known.has(row.account))) return null;
  return canvas.accounts.find((account) => account.kind === "own")?.id ?? null;
}
