/** A workshop from the file it was backed up in: a new one, closed, of whoever restores it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useEffect, useState } from "react";

import { type Archive, lookAtRestoration, restoreWorkshop, stopRestoration, whileRunning } from "../../api/archives";
import { workshopAddress } from "../../lib/page";
import { Problem } from "../../model/Problem";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Progress } from "../../ui/Progress";

const KEY = ["restoration"];

export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const cache = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const look = useQuery({ queryKey: KEY, queryFn: lookAtRestoration, refetchInterval: whileRunning });
  const begin = useMutation({ mutationFn: restoreWorkshop, onSuccess: (now) => cache.setQueryData(KEY, now) });
  const stop = useMutation({ mutationFn: stopRestoration, onSuccess: () => look.refetch() });
  const now = look.data;
  const running = now?.state === "running";
  useEffect(() => {
    if (now?.made) void cache.invalidateQueries({ queryKey: ["workshops"] });
  }, [cache, now?.made]);
  const error = begin.error ?? stop.error ?? look.error;
  return (
    <Dialog
      size="small"
      title="Restore a workshop"
      description="From a file that was backed up here or elsewhere. It becomes a new workshop of yours, closed, to look at; its learners come back as nicknames that nobody can sign in as."
      onClose={onClose}
      footer={
        <>
          {running ? (
            <Button busy={stop.isPending} onClick={() => stop.mutate()}>
              Stop
            </Button>
          ) : (
            <Button onClick={onClose}>Cancel</Button>
          )}
          <Button
            tone="primary"
            icon={<FileUp size={14} />}
            busy={running || begin.isPending}
            disabled={file === null && !running}
            onClick={() => file && begin.mutate(file)}
          >
            Restore
          </Button>
        </>
      }
    >
      {error && <Problem error={error} />}
      {running ? (
        <Progress label="Restoring" done={now.done} of={now.of} />
      ) : (
        <Field label="File" hint="Its name ends in .workshop.json">
          {(control) => (
            <input {...control} type="file" accept=".json,application/json" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
          )}
        </Field>
      )}
      {!error && <Outcome now={now} />}
    </Dialog>
  );
}

function Outcome({ now }: { now: Archive | undefined }) {
  return (
    <div role="status">
      {now?.state === "running" && <p>You may close this: it goes on.</p>}
      {now?.state === "ready" && now.made && (
        <p>
          It is there: <a href={workshopAddress(now.made)}>open the restored workshop</a>
        </p>
      )}
      {now?.state === "failed" && (
        <div className="restore-refused">
          <p>Nothing was made of the file.</p>
          <p>
            {now.place && <code>{now.place}</code>} {now.message} {now.hint}
          </p>
        </div>
      )}
    </div>
  );
}
