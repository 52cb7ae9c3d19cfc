/** An exercise from a file: all of it, or every finding with the file and the place in it. */
import { FileUp } from "lucide-react";
import { type ChangeEvent, useState } from "react";

import "../../styles/author.css";
import { authorAddress, importAuthored } from "../../api/authored";
import { ApiError } from "../../api/http";
import { wordsFor } from "../../model/attempt";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";

interface Row {
  file: string;
  place: string;
  message: string;
  hint: string;
}

export function ImportExerciseDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setError(null);
    setText(file ? await file.text() : null);
  };
  const open = async () => {
    setBusy(true);
    try {
      const made = await importAuthored(text ?? "");
      location.assign(authorAddress(made.id));
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Open an exercise file"
      description="One that was saved here, or that the command line packed. It becomes an exercise of yours."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" icon={<FileUp size={14} />} busy={busy} disabled={text === null || text === ""} onClick={() => void open()}>
            Open
          </Button>
        </>
      }
    >
      <Field label="File" hint="Its name ends in .exercise.json">
        {(control) => <input {...control} type="file" accept=".json,application/json" onChange={(event) => void choose(event)} />}
      </Field>
      {error !== null && <Refused error={error} />}
    </Dialog>
  );
}

function Refused({ error }: { error: unknown }) {
  const rows = error instanceof ApiError && Array.isArray(error.details.findings) ? (error.details.findings as Row[]) : [];
  const { title, detail } = wordsFor(error);
  return (
    <div role="alert" className="author-refused">
      <p>
        {rows.length === 0 ? `${title} ${detail}` : "Nothing was made of it. This is what is wrong:"}
      </p>
      <ul>
        {rows.map((row) => (
          <li key={`${row.file}${row.place}${row.message}`}>
            <code>
              {row.file} {row.place}
            </code>{" "}
            {row.message} {row.hint}
          </li>
        ))}
      </ul>
    </div>
  );
}
