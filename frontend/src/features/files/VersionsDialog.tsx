/** Named versions: keep the picture as it is, see what changed since, put it back. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { type FormEvent, useState } from "react";

import "../../styles/files.css";
import { type Version, deleteVersion, listVersions, saveVersion } from "../../api/versions";
import { agoWords } from "../../lib/ago";
import { attempt, wordsFor } from "../../model/attempt";
import { closeDialog, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { Field } from "../../ui/Field";
import { CompareView } from "./CompareView";
import { putBack } from "./put-back";

export function VersionsDialog() {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [compared, setCompared] = useState<Version | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["versions", sandbox],
    queryFn: () => listVersions(sandbox),
    retry: false,
    staleTime: 0,
  });
  if (compared) return <CompareView version={compared} versions={data ?? []} onBack={() => setCompared(null)} />;
  return (
    <Dialog
      title="Versions"
      description="A version keeps the whole picture under a name. Sessions and access keys are not kept."
      onClose={closeDialog}
    >
      {mayEdit && <Keep sandbox={sandbox} />}
      {isPending && <p className="files-wait">Loading the versions…</p>}
      {error && (
        <EmptyState title={wordsFor(error).title} action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {wordsFor(error).detail}
        </EmptyState>
      )}
      {data?.length === 0 && (
        <EmptyState icon={<Bookmark size={22} />} title="No version yet">
          Keep one before you try something: you can compare with it, and come back.
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className="version-list">
          {data.map((version) => (
            <Row key={version.id} version={version} mayEdit={mayEdit} onCompare={() => setCompared(version)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Keep({ sandbox }: { sandbox: string }) {
  const [name, setName] = useState("");
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: () => saveVersion(sandbox, name.trim()),
    onSuccess: async () => {
      setName("");
      await queries.invalidateQueries({ queryKey: ["versions", sandbox] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate();
  };
  return (
    <form className="version-keep" onSubmit={submit}>
      <Field
        label="Name of this version"
        error={keep.isError ? `${wordsFor(keep.error).title} ${wordsFor(keep.error).detail}` : undefined}
      >
        {(control) => (
          <input
            {...control}
            value={name}
            maxLength={80}
            placeholder="Before the merger"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" tone="primary" busy={keep.isPending} disabled={!name.trim()}>
        Keep version
      </Button>
    </form>
  );
}

interface RowProps {
  version: Version;
  mayEdit: boolean;
  onCompare: () => void;
}

function Row({ version, mayEdit, onCompare }: RowProps) {
  const [now] = useState(() => Date.now());
  const [asked, setAsked] = useState<"restore" | "delete" | null>(null);
  const sandboxId = usePlayground((state) => state.sandboxId);
  const queries = useQueryClient();
  const remove = async () => {
    await attempt(() => deleteVersion(sandboxId, version.id));
    await queries.invalidateQueries({ queryKey: ["versions", sandboxId] });
  };
  return (
    <li className="version-row">
      <span className="version-words">
        <strong>{version.name}</strong>
        <span>
          {agoWords(version.at, now)} · {version.by}
        </span>
      </span>
      {asked === null && (
        <>
          <Button size="small" aria-label={`Compare ${version.name}`} onClick={onCompare}>
            Compare
          </Button>
          {mayEdit && (
            <>
              <Button size="small" tone="quiet" aria-label={`Restore ${version.name}`} onClick={() => setAsked("restore")}>
                Restore
              </Button>
              <Button size="small" tone="quiet" aria-label={`Delete ${version.name}`} onClick={() => setAsked("delete")}>
                Delete
              </Button>
            </>
          )}
        </>
      )}
      {asked === "restore" && (
        <Sure
          asks="Everything is put back as it was then. Undo takes it back."
          word="Restore"
          onNo={() => setAsked(null)}
          onYes={() => void putBack(version).then((ok) => ok && closeDialog())}
        />
      )}
      {asked === "delete" && (
        <Sure asks="This version goes for good." word="Delete" onNo={() => setAsked(null)} onYes={() => void remove()} />
      )}
    </li>
  );
}

interface SureProps {
  asks: string;
  word: string;
  onYes: () => void;
  onNo: () => void;
}

function Sure({ asks, word, onYes, onNo }: SureProps) {
  return (
    <span className="version-sure" role="group" aria-label={word}>
      <span>{asks}</span>
      <Button size="small" onClick={onNo}>
        Keep
      </Button>
      <Button size="small" tone={word === "Delete" ? "danger" : "primary"} autoFocus onClick={onYes}>
        {word}
      </Button>
    </span>
  );
}
