/** A file becomes a sandbox: looked through first, made only when everything in it can be. */
import { useMutation } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";

import "../../styles/files.css";
import { type Checked, checkImport, importSandbox, type World } from "../../api/files";
import { sandboxAddress } from "../../lib/page";
import { plural } from "../../lib/words";
import { wordsFor } from "../../model/attempt";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

interface Read {
  file: string;
  world: World;
  checked: Checked;
}

// As the server reads it; a larger file is refused before it is sent.
const MOST_BYTES = 4_000_000;

async function read(file: File): Promise<Read> {
  if (file.size > MOST_BYTES) throw new Error(`${file.name} is larger than 4 MB, more than a sandbox can be.`);
  const text = await file.text();
  let world: unknown;
  try {
    world = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file.name} is no JSON: ${error instanceof Error ? error.message : "it cannot be read"}.`, {
      cause: error,
    });
  }
  if (typeof world !== "object" || world === null || Array.isArray(world))
    throw new Error(`${file.name} holds no sandbox. Choose a file that was saved from Understudy.`);
  return { file: file.name, world: world as World, checked: await checkImport(world as World) };
}

export function ImportDialog({ dropped, onClose }: { dropped?: File; onClose: () => void }) {
  const look = useMutation({ mutationFn: read });
  const make = useMutation({
    mutationFn: ({ world }: Read) => importSandbox(world),
    onSuccess: ({ id }) => location.assign(sandboxAddress(id)),
  });
  const [begun, setBegun] = useState(false);
  if (dropped && !begun) {
    setBegun(true);
    look.mutate(dropped);
  }
  const found = look.data;
  const fits = found !== undefined && found.checked.complaints.length === 0;
  return (
    <Dialog
      title="Open a file"
      description="It becomes a new sandbox of yours; nothing that you have is changed."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={!fits} busy={make.isPending} onClick={() => found && make.mutate(found)}>
            Make a sandbox
          </Button>
        </>
      }
    >
      <Drop onFile={(file) => look.mutate(file)} busy={look.isPending} file={found?.file} />
      {look.isError && <Trouble error={look.error} />}
      {make.isError && <Trouble error={make.error} />}
      {found && <Checking checked={found.checked} />}
    </Dialog>
  );
}

function Trouble({ error }: { error: Error }) {
  const { title, detail } = wordsFor(error);
  const own = title.startsWith("Something went wrong in this page");
  return (
    <p className="field-error" role="alert">
      {own ? detail : `${title} ${detail}`}
    </p>
  );
}

interface DropProps {
  onFile: (file: File) => void;
  busy: boolean;
  file: string | undefined;
}

function Drop({ onFile, busy, file }: DropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  };
  return (
    <div
      className="import-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileUp size={22} aria-hidden />
      <p>{busy ? "Looking through the file…" : file ? file : "Drop a file here, or choose one."}</p>
      <Button onClick={() => input.current?.click()}>Choose a file</Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="sr-only"
        tabIndex={-1}
        aria-label="Sandbox file"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = "";
          if (chosen) onFile(chosen);
        }}
      />
    </div>
  );
}

function Checking({ checked }: { checked: Checked }) {
  const counts = Object.entries(checked.counts).filter(([, count]) => count > 0);
  const { complaints, more } = checked;
  return (
    <section className="import-found" aria-label="What is in the file">
      <h3>{checked.name}</h3>
      <p>{counts.length > 0 ? counts.map(([kind, count]) => countWords(kind, count)).join(", ") : "It is empty."}</p>
      {complaints.length === 0 && <p role="status">Everything in it can be made.</p>}
      {complaints.length > 0 && (
        <>
          <p role="alert">
            {plural(complaints.length + more, "thing", "things")} in it cannot be made. Correct the file and choose it
            again.
          </p>
          <ul className="import-complaints">
            {complaints.map((one, index) => (
              <li key={`${one.place}${String(index)}`}>
                <code>{one.place || "/"}</code>
                <strong>{one.message}</strong>
                <span>{one.hint}</span>
              </li>
            ))}
          </ul>
          {more > 0 && <p>{plural(more, "more is", "more are")} not shown.</p>}
        </>
      )}
    </section>
  );
}

/** The file's lists have names such as `web_identities`. */
const countWords = (kind: string, count: number): string =>
  `${String(count)} ${count === 1 ? kind.replace(/ies$/, "y").replace(/s$/, "").replaceAll("_", " ") : kind.replaceAll("_", " ")}`;
