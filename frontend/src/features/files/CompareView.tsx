/** What changed between a version and now, or between two versions: on the picture, as a list, and text by text. */
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useMemo, useState } from "react";

import { type Version, loadVersion } from "../../api/versions";
import { wordsFor } from "../../model/attempt";
import { type Change, compare, type Difference, summary, together } from "../../model/compare";
import { closeDialog, usePlayground } from "../../model/store";
import { Badge, type BadgeTone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { DiffView } from "../../ui/DiffView";
import { Field } from "../../ui/Field";
import { SketchView } from "./SketchView";
import { putBack } from "./put-back";

interface Props {
  version: Version;
  versions: Version[];
  onBack: () => void;
}

const NOW = "now";

export function CompareView({ version, versions, onBack }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const now = usePlayground((state) => state.canvas);
  const [other, setOther] = useState(NOW);
  const mayEdit = now?.may_edit ?? false;
  const older = useSaved(sandbox, version.id);
  const newer = useSaved(sandbox, other === NOW ? null : other);
  const before = older.data;
  const after = other === NOW ? now : newer.data;
  const error = older.error ?? newer.error;
  return (
    <Dialog
      size="large"
      title={`What changed since ${version.name}`}
      onClose={closeDialog}
      footer={
        <>
          <Button icon={<ArrowLeft size={15} />} onClick={onBack}>
            All versions
          </Button>
          {mayEdit && (
            <Button tone="primary" onClick={() => void putBack(version).then((ok) => ok && closeDialog())}>
              Restore {version.name}
            </Button>
          )}
        </>
      }
    >
      <div>
      <Field label="Compare with">
        {(control) => (
          <select {...control} value={other} onChange={(event) => setOther(event.target.value)}>
            <option value={NOW}>What is drawn now</option>
            {versions
              .filter((one) => one.id !== version.id)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
          </select>
        )}
      </Field>
      {error && <p role="alert">{wordsFor(error).title}</p>}
      {!error && (!before || !after) && <p className="files-wait">Loading both pictures…</p>}
      {before && after && <Compared before={before} after={after} />}
      </div>
    </Dialog>
  );
}

function useSaved(sandbox: string, saved: string | null) {
  return useQuery({
    queryKey: ["version", sandbox, saved],
    queryFn: () => loadVersion(sandbox, saved!),
    enabled: saved !== null,
    staleTime: Infinity,
    retry: false,
  });
}

type Loaded = Awaited<ReturnType<typeof loadVersion>>;

function Compared({ before, after }: { before: Loaded; after: Loaded }) {
  const found = useMemo(() => compare(before, after), [before, after]);
  const marks = useMemo(() => new Map(found.changes.map(({ id, kind }) => [id, kind])), [found]);
  const both = useMemo(() => together(before, after), [before, after]);
  return (
    <div className="compared">
      <div className="compared-picture">
        <SketchView canvas={both} marks={marks} label={`Both pictures in one. ${summary(found)}`} />
      </div>
      <div className="compared-list">
        <p role="status">
          <strong>{summary(found)}</strong>
        </p>
        <ul>
          {found.changes.map((change) => (
            <ChangeRow key={change.id} change={change} />
          ))}
        </ul>
      </div>
    </div>
  );
}

const badges: Record<Change["kind"], { tone: BadgeTone; word: string }> = {
  added: { tone: "live", word: "+ added" },
  removed: { tone: "danger", word: "− removed" },
  changed: { tone: "soon", word: "≠ changed" },
};

function ChangeRow({ change }: { change: Change }) {
  const { tone, word } = badges[change.kind];
  return (
    <li className="change-row">
      <p>
        <Badge tone={tone}>{word}</Badge>
        <span>{change.sort}</span>
        <strong>{change.name}</strong>
      </p>
      {change.differences.map((one) => (
        <DifferenceView key={one.field} difference={one} name={change.name} />
      ))}
    </li>
  );
}

function DifferenceView({ difference: { field, before, after }, name }: { difference: Difference; name: string }) {
  const long = before.includes("\n") || after.includes("\n") || before.length + after.length > 120;
  if (long)
    return (
      <div className="change-text">
        <h4>{field}</h4>
        <DiffView before={before} after={after} label={`${field} of ${name}`} />
      </div>
    );
  return (
    <p className="change-field">
      {field}: <del>{before || "none"}</del> <span aria-hidden>→</span> <ins>{after || "none"}</ins>
    </p>
  );
}
