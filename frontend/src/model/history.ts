/** Undo and redo: the server knows what, the browser only asks. */
import { redo, undo } from "../api/canvas";
import { attempt } from "./attempt";
import { announce, usePlayground } from "./store";

function mark(may: { may_undo?: boolean; may_redo?: boolean }): void {
  const { canvas } = usePlayground.getState();
  if (canvas) usePlayground.setState({ canvas: { ...canvas, ...may } });
}

export async function undoLast(): Promise<void> {
  if (usePlayground.getState().present) return;
  const done = await attempt(() => undo(usePlayground.getState().sandboxId));
  if (!done.ok) return mark({ may_undo: false });
  announce(`Undone: ${done.value.label}.`);
  mark({ may_redo: true });
}

export async function redoLast(): Promise<void> {
  if (usePlayground.getState().present) return;
  const done = await attempt(() => redo(usePlayground.getState().sandboxId));
  if (!done.ok) return mark({ may_redo: false });
  announce(`Done again: ${done.value.label}.`);
  mark({ may_undo: true });
}
