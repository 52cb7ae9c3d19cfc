/** The canvas by keyboard. The same list is shown by "?". */
import type { FocusEvent, KeyboardEvent } from "react";
import { findEntity } from "../../model/selectors";
import { crowdsOf, drawnAs, standsFor } from "../../model/stacks";
import { announce, openDialog, selectNode, selectedNodeId, usePlayground } from "../../model/store";
import { askWhyOf, blueLineAt } from "./blue-lines";
import { canvasUi, setCanvasUi } from "./canvas-ui";
import { cancelLink, finishLink, startLink, startRename, tapEnd } from "./changing";
import { chosen, onControl, tidyChosen } from "./choosing";
import { growAccount, openLine, selectedBy } from "./handlers";
import { linesOf, type Line } from "./lines";

export const shortcuts: [string, string][] = [
  ["Tab", "Go from line to line and node to node"],
  ["Enter", "On a line: read it in the role's trust policy; on a blue one: why it may"],
  ["Arrow keys", "Move what is chosen; with Shift in larger steps"],
  ["Alt arrows", "Make the chosen account larger or smaller"],
  ["L", "Draw a link from this node; Tab to a role, Enter to link, Escape to cancel"],
  ["A", "Assume this role, or a role as this caller"],
  ["F2", "Rename, or write in a note"],
  ["Delete", "Delete, after asking"],
  ["Ctrl Z", "Undo your last change"],
  ["Ctrl Y", "Do it again"],
  ["Ctrl K", "Find a node or do anything: “let ana assume Reader”"],
  ["Ctrl A", "Choose everything; Shift click adds to the choice, Shift drag draws a box"],
  ["Ctrl C, X, V", "Copy, cut and paste, between sandboxes too"],
  ["Ctrl D", "Duplicate what is chosen"],
  ["T", "Tidy what is chosen, or else everything: in columns, nothing over anything else"],
  ["M", "Show or hide the map"],
  ["O", "Read the picture as a list, or stop"],
  ["H", "Show what happened here, or stop"],
  ["?", "This list"],
];

const nodeOf = (target: EventTarget): string | null =>
  (target as HTMLElement).closest<HTMLElement>(".react-flow__node")?.dataset.id ?? null;

const lineOf = (target: EventTarget): Line | null => {
  const id = (target as HTMLElement).closest<HTMLElement>(".react-flow__edge")?.dataset.id;
  const { canvas, denials } = usePlayground.getState();
  return (id && canvas && linesOf(canvas, denials).find((line) => line.id === id)) || null;
};

const isTyping = (target: EventTarget): boolean => (target as HTMLElement).closest("input, textarea, [contenteditable]") !== null;

/** Whoever types keeps their keys; a name that is being stored is typed no more. */
const writes = (target: EventTarget): boolean => isTyping(target) && !(target as HTMLElement).matches("input[readonly]");

export const nodeElement = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);

/** Let the inspector follow the focus of people who use the keyboard. */
export function onFocus(event: FocusEvent): void {
  const target = event.target as HTMLElement;
  if (canvasUi().linking || !target.matches(".react-flow__node:focus-visible")) return;
  const id = nodeOf(target);
  if (!id) return;
  setCanvasUi({ picked: new Set([id]) });
  // Somebody chosen by name, whose stack is shown, stays chosen.
  const { canvas } = usePlayground.getState();
  if (canvas && drawnAs(canvas, selectedNodeId() ?? "") === id) return;
  selectNode(selectedBy(id));
}

function whileLinking(event: KeyboardEvent, target: string | null): boolean {
  const { linking, connecting } = canvasUi();
  if (event.key === "Escape" && (linking || connecting)) {
    cancelLink();
    if (linking) nodeElement(linking.sourceId)?.focus();
    return true;
  }
  if (connecting && event.key === "Enter" && target) return tapEnd(target);
  if (!linking) return false;
  if (event.key === "Enter" && linking.by !== "pointer" && target) {
    void finishLink(linking.sourceId, target);
    return true;
  }
  return false;
}

function assume(id: string): boolean {
  const { canvas } = usePlayground.getState();
  const entity = canvas && (findEntity(canvas, id) ?? findEntity(canvas, crowdsOf(canvas).byId.get(id)?.lead.id ?? ""));
  if (entity?.entity === "role") openDialog({ kind: "assume", roleId: id });
  else if (entity?.entity === "identity") openDialog({ kind: "assume", callerId: entity.value.id });
  else return false;
  return true;
}

function doom(focused: string | null): boolean {
  const { selection, canvas } = usePlayground.getState();
  if (!canvas?.may_edit) return false;
  if (selection?.kind === "link" && focused === null) {
    openDialog({ kind: "deleteLink", roleId: selection.roleId, keys: [selection.key] });
    return true;
  }
  const own = focused === null || canvasUi().picked.has(focused) ? [] : standsFor(canvas, focused);
  const ids = [...new Set([...chosen(), ...own])].filter((id) => findEntity(canvas, id));
  if (ids.length > 0) openDialog({ kind: "deleteNodes", ids });
  return ids.length > 0;
}

/** Keys on a focused line. Reading goes on in the inspector, so the focus goes there, too. */
function onLine(key: string, line: Line): boolean {
  if (key === "enter" || key === " ") {
    openLine(line);
    document.getElementById("inspector")?.focus();
    return true;
  }
  if ((key !== "delete" && key !== "backspace") || !usePlayground.getState().canvas?.may_edit) return false;
  const keys = line.links.filter((link) => link.effect === "Allow").map((link) => link.key);
  if (keys.length > 0) openDialog({ kind: "deleteLink", roleId: line.roleId, keys });
  else announce("No link to delete here. Edit the trust policy instead.");
  return true;
}

/** Enter on a blue line asks why it may be done. */
function onBlueLine(key: string, target: EventTarget): boolean {
  const { canvas } = usePlayground.getState();
  const line = blueLineAt(target);
  if (!canvas || !line || (key !== "enter" && key !== " ")) return false;
  askWhyOf(canvas, line);
  return true;
}

const GROW: Record<string, [number, number]> = {
  ArrowRight: [22, 0],
  ArrowLeft: [-22, 0],
  ArrowDown: [0, 22],
  ArrowUp: [0, -22],
};

/** Alt and an arrow: a larger or smaller account. */
function resize(event: KeyboardEvent, id: string | null): boolean {
  const by = event.altKey ? GROW[event.key] : undefined;
  return by !== undefined && id !== null && growAccount(id, by);
}

function onNode(key: string, id: string): boolean {
  if (key === "l") return startLink(id, "keyboard") || true;
  if (key === "a") return assume(id);
  if (key === "f2") {
    startRename(id);
    return true;
  }
  return false;
}

/** In the capture phase, so that React Flow's own Enter and Escape come second. */
export function onKeyDown(event: KeyboardEvent): void {
  // React hands on what is pressed in menus and dialogs, too, wherever they are on the page.
  if (!event.currentTarget.contains(event.target as Node)) return;
  if (isTyping(event.target) || event.ctrlKey || event.metaKey) return;
  const focused = nodeOf(event.target);
  const line = lineOf(event.target);
  const key = event.key.toLowerCase();
  const id = focused ?? selectedNodeId();
  const done =
    resize(event, focused) ||
    (event.altKey ? false : plainKey(event, key, focused, line, id));
  if (!done) return;
  event.preventDefault();
  event.stopPropagation();
}

function plainKey(event: KeyboardEvent, key: string, focused: string | null, line: Line | null, id: string | null) {
  return (
    whileLinking(event, focused) ||
    (line !== null && onLine(key, line)) ||
    onBlueLine(key, event.target) ||
    ((key === "delete" || key === "backspace") && doom(focused)) ||
    (id !== null && line === null && onNode(key, id))
  );
}

/** Shortcuts that work wherever the focus is, as long as nobody types or answers a dialog. */
export function pageShortcut(event: globalThis.KeyboardEvent, undo: () => void, redo: () => void): void {
  if (!event.target || writes(event.target) || document.querySelector("[role=dialog], [role=menu]")) return;
  const key = event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  if (control && key === "z") (event.shiftKey ? redo : undo)();
  else if (control && key === "y") redo();
  else if (control && (key === "f" || key === "k")) setCanvasUi({ finding: true });
  else if (!control && key === "t") void tidyChosen();
  else if (!control && key === "m") setCanvasUi({ map: !canvasUi().map });
  else if (!control && event.key === "?") setCanvasUi({ shortcuts: true });
  else if (!control || event.shiftKey || !onControl(key)) return;
  event.preventDefault();
}
