/** Moves, renames, links and deletes on behalf of the canvas. */
import { movePositions, type NodePlace } from "../../api/canvas";
import { ApiError } from "../../api/http";
import { removeNodes } from "../../api/nodes";
import { addMember, change } from "../../api/principals";
import { connect, disconnect } from "../../api/trust";
import { attempt, type Outcome, shownAhead } from "../../model/attempt";
import { joined, linked, removed, renamed, unlinked } from "../../model/guesses";
import { collectionOf, findEntity, roleById } from "../../model/selectors";
import { crowdsOf } from "../../model/stacks";
import { announce, clearDenial, dismissToast, openDialog, select, selectLink, selectNode, showToast, usePlayground } from "../../model/store";
import { canvasUi, EVERYTHING, setCanvasUi } from "./canvas-ui";
import { mayConnect, principalEnd, verdictsFrom } from "./connection-rules";
import type { Linking } from "./scene";
import { layout } from "./tidy/elk";
import { tidied } from "./tidy/tidy";

// The server's event comes within a blink; afterwards its word counts even if it differs from ours.
const TRUST_MOVES_MS = 1_500;

/** Store where nodes were dropped; shown at once, put back if refused. */
export async function saveMoves(ids: string[]): Promise<void> {
  const { sandboxId } = usePlayground.getState();
  const positions = ids.flatMap((id): NodePlace[] => {
    const position = canvasUi().moves.get(id);
    return position ? [{ id, position }] : [];
  });
  if (positions.length === 0) return;
  const saved = await attempt(() => movePositions(sandboxId, positions));
  const forget = () => {
    const moves = new Map(canvasUi().moves);
    for (const place of positions) if (moves.get(place.id) === place.position) moves.delete(place.id);
    setCanvasUi({ moves });
  };
  if (saved.ok) setTimeout(forget, TRUST_MOVES_MS);
  else forget();
}

const TAKES_LONG_MS = 400; // thousands of nodes take some seconds
const MOST_MOVES = 5_000; // as many as the server takes in one edit

/** Put everything in layers, or these nodes, as one edit: one undo brings it back. */
export async function tidy(only: readonly string[] = []): Promise<void> {
  const { canvas } = usePlayground.getState();
  if (!canvas?.may_edit) return;
  let notice: number | null = null;
  const patience = setTimeout(() => (notice = showToast({ tone: "info", title: "Tidying…" })), TAKES_LONG_MS);
  const laid = await attempt(() => tidied(canvas, only.length > 0 ? new Set(only) : null, layout));
  clearTimeout(patience);
  if (notice !== null) dismissToast(notice);
  if (!laid.ok) return;
  const now = usePlayground.getState().canvas;
  const moves = new Map([...laid.value].filter(([id]) => now && findEntity(now, id))); // what went meanwhile is gone
  if (moves.size === 0) {
    announce(only.length > 0 ? "What is chosen is tidy." : "Everything is tidy.");
    return;
  }
  if (moves.size > MOST_MOVES) {
    const detail = `${String(moves.size)} nodes would move; ${String(MOST_MOVES)} can. Nothing was moved.`;
    showToast({ tone: "info", title: "This is too much to tidy at once.", detail });
    return;
  }
  setCanvasUi({ moves: new Map([...canvasUi().moves, ...moves]), reveal: only.length > 0 ? null : EVERYTHING });
  await saveMoves([...moves.keys()]);
  announce("Tidied. Ctrl Z brings it back.");
}

export async function rename(id: string, name: string): Promise<Outcome<unknown> | null> {
  const { canvas, sandboxId } = usePlayground.getState();
  const entity = canvas && findEntity(canvas, id);
  if (!entity || name === entity.value.name) return null;
  const send = () =>
    entity.entity === "note"
      ? change(sandboxId, "notes", id, { text: name })
      : change(sandboxId, collectionOf[entity.entity], id, { name });
  const done = await attempt(send, renamed(id, name));
  if (done.ok) announce(`Renamed to ${name}.`);
  return done;
}

/** Put a node's name into an input. A provider has none of its own: its URL or name is its ARN, for good. */
export function startRename(id: string): void {
  const { canvas } = usePlayground.getState();
  const entity = canvas && findEntity(canvas, id);
  if (!canvas?.may_edit || !entity) return;
  if (entity.entity === "provider")
    showToast({ tone: "info", title: "A provider keeps its name.", detail: "It is its ARN, for good. Make another one instead." });
  else setCanvasUi({ renaming: id });
}

/** Begin a link; impossible ends dim from now on. Says why when none can start here. */
export function startLink(sourceId: string, by: Linking["by"]): boolean {
  const { canvas } = usePlayground.getState();
  if (!canvas?.may_edit) return false;
  const verdicts = verdictsFrom(canvas, sourceId);
  const valid = [...verdicts].filter(([, verdict]) => verdict.ok);
  if (valid.length === 0 && by !== "pointer") {
    const reason = [...verdicts.values()][0]?.reason ?? "Add a role first: only roles can be assumed.";
    refuse(reason);
    return false;
  }
  setCanvasUi({ linking: { sourceId, by, verdicts }, connecting: false });
  const ends = valid.length === 1 ? "1 possible end" : `${String(valid.length)} possible ends`;
  announce(`Drawing a link: ${ends}. ${by === "keyboard" ? "Tab to choose, Enter to link, Escape to cancel." : ""}`);
  return true;
}

export const cancelLink = () => setCanvasUi({ linking: null, connecting: false });

/** Wait for two taps: who shall be trusted, then by which role. The banner says what comes next. */
export function connectByTaps(): void {
  const { canvas } = usePlayground.getState();
  if (!canvas?.may_edit) return;
  select(null);
  setCanvasUi({ linking: null, connecting: true, picked: new Set() });
}

/** A tap on a node while ends are waited for. Out: whether it was one of them. */
export function tapEnd(id: string): boolean {
  const { connecting, linking } = canvasUi();
  if (connecting) {
    startLink(id, "tap");
    return true;
  }
  if (!linking || linking.by === "pointer" || linking.sourceId === id) return linking?.by === "tap";
  const verdict = linking.verdicts.get(id);
  // Fingers miss: an impossible end says why, and the next tap counts.
  if (linking.by === "tap" && verdict?.ok !== true) refuse(verdict?.reason ?? "Only a role can be assumed.");
  else void finishLink(linking.sourceId, id);
  return true;
}

/** An impossible end: say why, change nothing. */
export function refuse(reason: string): void {
  announce(reason);
  showToast({ tone: "info", title: "No link was drawn.", detail: reason });
}

/** Write the link that ends here. */
export async function finishLink(sourceId: string, targetId: string): Promise<void> {
  cancelLink();
  const { canvas, sandboxId } = usePlayground.getState();
  if (!canvas) return;
  const verdict = mayConnect(canvas, sourceId, targetId);
  if (!verdict.ok) return refuse(verdict.reason);
  const principal = principalEnd(sourceId);
  if (crowdsOf(canvas).byId.has(sourceId)) return openDialog({ kind: "linkCrowd", stackId: sourceId, roleId: targetId });
  if (verdict.makes === "membership") {
    const made = await attempt(() => addMember(sandboxId, targetId, principal), joined(targetId, principal));
    const [user, group] = [canvas.identities.find((one) => one.id === principal), canvas.groups.find((one) => one.id === targetId)];
    if (made.ok && user && group) announce(`${user.name} is now a member of ${group.name}.`);
    return;
  }
  const { selection } = usePlayground.getState();
  const made = await attempt(() => connect(sandboxId, targetId, principal), linked(targetId, [principal]));
  if (!made.ok) return;
  clearDenial(principal, targetId);
  const link = made.value?.trust_links?.find((one) => one.source_id === principal);
  // Whoever chose something else while the answer was on its way keeps it.
  if (usePlayground.getState().selection === selection) {
    if (link) selectLink(targetId, link.key);
    else selectNode(targetId);
  }
  announce(`${roleById(canvas, targetId)?.name ?? "The role"} now trusts this caller.`);
}

export async function removeLinks(roleId: string, keys: string[]): Promise<void> {
  const { sandboxId } = usePlayground.getState();
  for (const key of keys) {
    const done = await attempt(() => disconnect(sandboxId, roleId, key), unlinked(roleId, [key]));
    if (!done.ok) return;
  }
  announce("The trust link was removed; all other lines of the policy stay as they were.");
}

/** Delete nodes together. A conflict comes back as the error, so that the dialog can offer the cascade. */
export async function deleteNodes(ids: string[], cascade: boolean): Promise<ApiError | null> {
  const { canvas, sandboxId } = usePlayground.getState();
  const left = ids.filter((id) => canvas && findEntity(canvas, id));
  if (!canvas || left.length === 0) return null;
  const [first] = left;
  const what = left.length === 1 ? findEntity(canvas, first!)!.value.name : `${String(left.length)} nodes`;
  try {
    // What AWS may refuse to delete yet stays to be seen; with all that holds it, nothing is left to refuse.
    await shownAhead(() => removeNodes(sandboxId, left, cascade), cascade ? removed(left) : undefined);
    announce(left.length === 1 ? `${what} was deleted.` : `${what} were deleted.`);
    return null;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
