/** Undo and redo: the server knows what, the browser only asks. */
import { redo, undo } from "../api/canvas";
import { attempt } from "./attempt";
import { announce, replaceCanvas, usePlayground } from "./store";

function mark(may: { may_undo?: boolean; may_redo?: boolean }): void {
  const { told } = usePlayground.getState();
  if (told) replaceCanvas({ ...told, ...may });
}

export async function undoLast(): Promise<void> {
  if (usePlayground.getState().past) return;
  const done = await attempt(() => undo(usePlayground.getState().sandboxId));
  if (!done.ok) return mark({ may_undo: false });
  announce(`Undone: ${done.value.label}.`);
  mark({ may_redo: true });
}

export async function redoLast(): Promise<void> {
  if (usePlayground.getState().past) return;
  const done = await attempt(() => redo(usePlayground.getState().sandboxId));
  if (!done.ok) return mark({ may_redo: false });
  announce(`Done again: ${done.value.label}.`);
  mark({ may_undo: true });
}
