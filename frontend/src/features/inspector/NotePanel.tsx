/** A note in full, to read and to write. */
import { useState } from "react";

import { change } from "../../api/principals";
import { attempt } from "../../model/attempt";
import type { Note } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { Field } from "../../ui/Field";

export function NotePanel({ note }: { note: Note }) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const sandbox = usePlayground((state) => state.sandboxId);
  const [draft, setDraft] = useState<string | null>(null);
  const keep = async () => {
    if (draft === null || draft === note.text || !draft.trim()) return setDraft(null);
    const outcome = await attempt(() => change(sandbox, "notes", note.id, { text: draft }));
    if (outcome.ok) setDraft(null);
  };
  return (
    <section className="inspector-section note-panel">
      <Field label="Text" hint="For people only: the engine never reads a note.">
        {(control) => (
          <textarea
            {...control}
            rows={8}
            maxLength={2_000}
            readOnly={!mayEdit}
            value={draft ?? note.text}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={() => void keep()}
          />
        )}
      </Field>
    </section>
  );
}
