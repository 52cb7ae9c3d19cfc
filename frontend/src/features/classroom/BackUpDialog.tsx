/** A workshop in one file: made by the server while one waits or goes away, kept for an hour. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Download, FileArchive } from "lucide-react";

import { backUp, backUpAddress, lookAtBackUp, whileRunning } from "../../api/archives";
import { plural } from "../../lib/words";
import { Problem } from "../../model/Problem";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Progress } from "../../ui/Progress";

export function BackUpDialog({ workshop, title, onClose }: { workshop: string; title: string; onClose: () => void }) {
  const cache = useQueryClient();
  const key = ["back-up", workshop];
  const file = useQuery({ queryKey: key, queryFn: () => lookAtBackUp(workshop), refetchInterval: whileRunning });
  const make = useMutation({ mutationFn: () => backUp(workshop), onSuccess: (now) => cache.setQueryData(key, now) });
  const { state = "none", done = 0, of = 0, left_out = 0 } = file.data ?? {};
  const running = state === "running";
  const error = make.error ?? file.error;
  return (
    <Dialog
      size="small"
      title={`Back up ${title}`}
      description="Everything in one file: exercises, teams, roster, learners by nickname, what was said and asked, what they drew and how it was marked. No code and no secret is in it, and no e-mail but those of the roster."
      onClose={onClose}
      footer={
        <>
          <Button
            tone={state === "ready" ? "plain" : "primary"}
            icon={<FileArchive size={14} />}
            busy={running || make.isPending}
            onClick={() => make.mutate()}
          >
            {state === "ready" ? "Make it anew" : "Make the file"}
          </Button>
          {state === "ready" && (
            <a className="btn btn-primary" href={backUpAddress(workshop)} download>
              <Download size={14} aria-hidden /> Download
            </a>
          )}
        </>
      }
    >
      {error && <Problem error={error} />}
      {running && <Progress label="Back-up" done={done} of={of} />}
      <div role="status">
        {running && <p>You may close this: the file goes on being made.</p>}
        {state === "ready" && <p>The file is ready. It is kept here for an hour. Whoever has it reads what the class did, so keep it safe.</p>}
        {state === "ready" && left_out > 0 && (
          <p>
            {plural(left_out, "picture is", "pictures are")} not in it: too large to be built again, or of somebody who was removed.
          </p>
        )}
      </div>
    </Dialog>
  );
}
