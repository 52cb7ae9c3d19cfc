/** Undo and redo: the server knows what, the browser only asks, once for each press and one after the other. */
import { redo, undo } from "../api/canvas";
import { attempt } from "./attempt";
import { announce, replaceCanvas, usePlayground } from "./store";

function mark(may: { may_undo?: boolean; may_redo?: boolean }): void {
  const { told } = usePlayground.getState();
  if (told) replaceCanvas({ ...told, ...may });
}

const isAnswered = () => usePlayground.getState().guesses.every((guess) => guess.revision !== null);

/** What is shown ahead of the server has reached it: else an undo would meet the edit before it. */
const answered = (): Promise<void> =>
  new Promise((resolve) => {
    if (isAnswered()) return resolve();
    const leave = usePlayground.subscribe(() => {
      if (!isAnswered()) return;
      leave();
      resolve();
    });
  });

let line: Promise<void> = Promise.resolve();

function inTurn(step: () => Promise<void>): Promise<void> {
  const turn = line.then(answered).then(step);
  line = turn.catch(() => undefined);
  return turn;
}

export async function undoLast(): Promise<void> {
  if (usePlayground.getState().past) return;
  await inTurn(async () => {
    const done = await attempt(() => undo(usePlayground.getState().sandboxId));
    if (!done.ok) return mark({ may_undo: false });
    announce(`Undone: ${done.value.label}.`);
    mark({ may_redo: true });
  });
}

export async function redoLast(): Promise<void> {
  if (usePlayground.getState().past) return;
  await inTurn(async () => {
    const done = await attempt(() => redo(usePlayground.getState().sandboxId));
    if (!done.ok) return mark({ may_redo: false });
    announce(`Done again: ${done.value.label}.`);
    mark({ may_undo: true });
  });
}
