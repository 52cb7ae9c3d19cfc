/** A list of people from a file: what it would do, every line that cannot be taken, and then all of it or the good ones. */
import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";

import "../../styles/files.css";
import { base64Of, checkRoster, importRoster, MOST_BYTES, type RosterFault, type RosterPreview, type RosterRow } from "../../api/roster";
import { plural } from "../../lib/words";
import { Problem } from "../../model/Problem";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { PeopleList } from "./PeopleList";

interface Chosen {
  name: string;
  content: string;
  preview: RosterPreview;
}

export function RosterImportDialog({ workshop, onClose }: { workshop: string; onClose: () => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const choose = (file: File) =>
    during(async () => {
      setChosen(null);
      if (file.size > MOST_BYTES) throw new Error("The file is larger than one megabyte. Keep the columns name, email, team and id alone.");
      const content = await base64Of(file);
      setChosen({ name: file.name, content, preview: await checkRoster(workshop, content) });
    });
  const take = () =>
    during(async () => {
      if (!chosen) return;
      await importRoster(workshop, chosen.content, chosen.preview.faults.length > 0);
      onClose();
    });
  const changes = chosen ? chosen.preview.new + chosen.preview.changed : 0;
  const good = chosen?.preview.rows.length ?? 0;
  return (
    <Dialog
      size="wide"
      title="Import a list"
      description="A CSV file from any spreadsheet, up to 1,000 people. Its first line names the columns: name, email, team, id. Only name must be there."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" icon={<FileUp size={14} />} busy={busy} disabled={changes === 0} onClick={() => void take()}>
            {chosen && chosen.preview.faults.length > 0 ? `Import only the ${plural(good, "good line", "good lines")}` : "Import"}
          </Button>
        </>
      }
    >
      <Drop busy={busy} file={chosen?.name ?? null} onFile={(file) => void choose(file)} />
      {error !== null && <Problem error={error} />}
      {chosen && <Preview preview={chosen.preview} />}
    </Dialog>
  );
}

interface DropProps {
  busy: boolean;
  file: string | null;
  onFile: (file: File) => void;
}

function Drop({ busy, file, onFile }: DropProps) {
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
      <p>{busy ? "Looking through the file…" : (file ?? "Drop a file here, or choose one.")}</p>
      <Button onClick={() => input.current?.click()}>Choose a file</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        className="sr-only"
        tabIndex={-1}
        aria-label="List of people"
        onChange={(event) => {
          const picked = event.target.files?.[0];
          event.target.value = "";
          if (picked) onFile(picked);
        }}
      />
    </div>
  );
}

function Preview({ preview }: { preview: RosterPreview }) {
  const { rows, faults, ignored } = preview;
  const counts = [
    preview.new > 0 && `${String(preview.new)} new`,
    preview.changed > 0 && `${String(preview.changed)} changed`,
    preview.same > 0 && `${String(preview.same)} as before`,
  ].filter(Boolean);
  return (
    <section className="roster-preview" aria-label="What is in the file">
      <p role="status">
        {counts.length > 0 ? counts.join(", ") : "Nobody in it can be taken."}
        {preview.new + preview.changed === 0 && preview.same > 0 && ". The roster is like this already."}
      </p>
      {ignored.length > 0 && <p className="panel-aside">Left out, because we do not know these columns: {ignored.join(", ")}</p>}
      {faults.length > 0 && <Faults faults={faults} />}
      {rows.length > 0 && (
        <PeopleList label="People in the file" rows={rows} keyOf={({ line }) => String(line)}>
          {(row) => <PreviewRow row={row} />}
        </PeopleList>
      )}
    </section>
  );
}

function Faults({ faults }: { faults: RosterFault[] }) {
  return (
    <>
      <p role="alert">{plural(faults.length, "line cannot be taken", "lines cannot be taken")}. Mend them in the file and choose it again, or leave them out.</p>
      <ul className="import-complaints roster-faults" tabIndex={0} aria-label="Lines that cannot be taken">
        {faults.map((each) => (
          <li key={each.line}>
            <code>Line {each.line}</code>
            <strong>{each.message}</strong>
            <span>{each.hint}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function PreviewRow({ row }: { row: RosterRow }) {
  const details = [row.team, row.email, row.external_id].filter(Boolean).join(" · ");
  return (
    <>
      <span className="learner-name learner-lines">
        {row.name}
        {details && <small>{details}</small>}
      </span>
      {row.does !== "same" && <Badge tone={row.does === "new" ? "live" : "soon"}>{row.does === "new" ? "new" : "changed"}</Badge>}
    </>
  );
}
