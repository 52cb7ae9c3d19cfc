import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { setCanvasUi } from "../canvas-ui";
import { rename } from "../changing";

/** The name of a node while it is edited in place. Enter keeps, Escape leaves it as it was. */
export function NameInput({ id, name }: { id: string; name: string }) {
  const [text, setText] = useState(name);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => input.current?.select(), []);

  const leave = () => {
    done.current = true;
    // Whoever has gone on to something else meanwhile, such as a menu, stays there.
    const stayed = document.activeElement === input.current;
    const node = input.current?.closest<HTMLElement>(".react-flow__node");
    setCanvasUi({ renaming: null });
    if (stayed) node?.focus({ preventScroll: true });
  };
  const keep = async () => {
    if (done.current || busy) return;
    const wanted = text.trim();
    if (!wanted || wanted === name) return leave();
    setBusy(true);
    const outcome = await rename(id, wanted);
    setBusy(false);
    // A refused name stays in the input, to be mended.
    if (outcome?.ok === false) input.current?.focus();
    else leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (busy && (event.ctrlKey || event.metaKey)) return; // being stored: an undo is the canvas's
    event.stopPropagation();
    if (event.key === "Enter") void keep();
    if (event.key === "Escape") leave();
  };
  return (
    <input
      ref={input}
      className="name-input nodrag nopan"
      aria-label="Name"
      value={text}
      autoFocus
      readOnly={busy}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void keep()}
    />
  );
}
