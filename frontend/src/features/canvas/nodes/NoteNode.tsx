import { NodeResizeControl, type NodeProps } from "@xyflow/react";
import { memo, useRef, useState, type KeyboardEvent } from "react";
import { usePlayground } from "../../../model/store";
import { setCanvasUi, useCanvasUi } from "../canvas-ui";
import { rename } from "../changing";
import type { NoteNodeType } from "../flow-types";

/** A sticky note: words for people. The engine never reads it. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteNodeType>) {
  const writing = useCanvasUi((ui) => ui.renaming === id);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <div className="note" data-aim={data.aim}>
      {writing ? <NoteInput id={id} text={data.note.text} /> : <p>{data.note.text}</p>}
      {selected && mayEdit && <NodeResizeControl position="bottom-right" className="account-corner" />}
    </div>
  );
});

/** Ctrl Enter keeps, and so does leaving it; Escape leaves the note as it was. */
function NoteInput({ id, text }: { id: string; text: string }) {
  const [draft, setDraft] = useState(text);
  const area = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);
  const leave = () => {
    done.current = true;
    // Whoever has gone on to something else meanwhile stays there.
    const stayed = document.activeElement === area.current;
    const node = area.current?.closest<HTMLElement>(".react-flow__node");
    setCanvasUi({ renaming: null });
    if (stayed) node?.focus({ preventScroll: true });
  };
  const keep = async () => {
    if (done.current) return;
    const outcome = draft.trim() ? await rename(id, draft) : null;
    // What was refused stays in the field, to be mended.
    if (outcome?.ok !== false) leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void keep();
    if (event.key === "Escape") leave();
  };
  return (
    <textarea
      ref={area}
      className="nodrag nopan nowheel"
      aria-label="Note"
      value={draft}
      maxLength={2_000}
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void keep()}
    />
  );
}
