/** Several nodes at once: choose, copy, cut, paste, duplicate. */
import { copy, cut, duplicate, fragmentIn, paste, shelved } from "../../model/clipboard";
import { allIds, findEntity } from "../../model/selectors";
import { drawnAs, standsFor } from "../../model/stacks";
import { announce, select, selectNode, usePlayground } from "../../model/store";
import { canvasUi, setCanvasUi } from "./canvas-ui";
import { tidy } from "./changing";

/** What is chosen and can be copied or deleted: a stack is its members, imaginary users are nothing of their own. */
export function chosen(): string[] {
  const { canvas, selection } = usePlayground.getState();
  if (!canvas) return [];
  // The stack of somebody chosen in its list is picked, too, to be seen; chosen is that one.
  const one = selection?.kind === "node" ? selection.id : null;
  const drawn = one === null ? [...canvasUi().picked] : [...canvasUi().picked].filter((id) => id !== drawnAs(canvas, one));
  const ids = new Set([...drawn, ...(one === null ? [] : [one])].flatMap((id) => standsFor(canvas, id)));
  return [...ids].filter((id) => findEntity(canvas, id));
}

export function choose(ids: string[]): void {
  const [first] = ids;
  if (first === undefined) return;
  if (ids.length === 1) selectNode(first);
  else select(null);
  const { canvas } = usePlayground.getState();
  setCanvasUi({ picked: new Set(canvas ? ids.map((id) => drawnAs(canvas, id)) : ids), reveal: first });
}

export function chooseAll(): void {
  const { canvas } = usePlayground.getState();
  if (!canvas) return;
  const ids = allIds(canvas);
  select(null);
  setCanvasUi({ picked: new Set(ids.map((id) => drawnAs(canvas, id))) });
  announce(`${String(ids.length)} chosen.`);
}

/** Several nodes chosen are tidied among themselves; else everything is. */
export const tidyChosen = () => tidy(chosen().length > 1 ? chosen() : []);
export const copyChosen = () => void copy(chosen());
export const cutChosen = () => void cut(chosen());
export const duplicateChosen = async (): Promise<void> => choose(await duplicate(chosen()));

/** Paste what was copied from a canvas; anything else is left to whoever wants it. */
export function onPaste(event: ClipboardEvent): void {
  const target = event.target as HTMLElement | null;
  if (target?.closest("input, textarea, [contenteditable]") || document.querySelector("[role=dialog]")) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const fragment = fragmentIn(text) ?? (text === "" ? shelved() : null);
  if (!fragment) return;
  event.preventDefault();
  void paste(fragment).then(choose);
}

const onChosen: Record<string, () => void> = {
  c: copyChosen,
  x: cutChosen,
  d: () => void duplicateChosen(),
};

/** Ctrl and a letter, for what is chosen. Answers whether it was one of ours. */
export function onControl(key: string): boolean {
  if (key === "a") {
    chooseAll();
    return true;
  }
  const act = onChosen[key];
  const mayEdit = usePlayground.getState().canvas?.may_edit ?? false;
  // Marked text is copied as everywhere.
  if (!act || chosen().length === 0 || (key !== "c" && !mayEdit) || String(window.getSelection())) return false;
  act();
  return true;
}
