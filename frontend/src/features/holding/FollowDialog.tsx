/** Which of one's own sandboxes everybody is to see; how many do; the end of it. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useState } from "react";

import "../../styles/show.css";
import { createSandbox, listSandboxes } from "../../api/canvas";
import { endFollowMe, followMe } from "../../api/holding";
import { sandboxAddress } from "../../lib/page";
import type { Room } from "../../model/classroom";
import { lasting } from "../../model/controls";
import { Problem } from "../../model/Problem";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { useLookers } from "./lookers";

export function FollowDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const workshop = room.workshop.id;
  const control = lasting(room.controls, "follow");
  const mine = useQuery({ queryKey: ["my-sandboxes"], queryFn: listSandboxes });
  const own = mine.data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const act = useMutation({ mutationFn: (change: () => Promise<unknown>) => change() });
  const value = chosen ?? own[0]?.id ?? null;
  const begin = async () => followMe(workshop, value ?? (await createSandbox({ name: room.workshop.title })).id);
  const { looking, all } = useLookers(room, control);
  return (
    <Dialog
      title="Follow me"
      description="Everybody sees a sandbox of yours instead of their own, read-only, and goes along with what you look at and choose."
      onClose={onClose}
      footer={
        control ? (
          <Button busy={act.isPending} onClick={() => act.mutate(() => endFollowMe(workshop), { onSuccess: onClose })}>
            End it for all
          </Button>
        ) : (
          <Button tone="primary" busy={act.isPending} disabled={mine.isPending} onClick={() => act.mutate(begin)}>
            Show it to all
          </Button>
        )
      }
    >
      {act.error !== null && <Problem error={act.error} />}
      {control?.sandbox_id ? (
        <div className="show-now">
          <p role="status">
            <strong>{looking}</strong> of {all} follow you in <b>{control.words}</b>.
          </p>
          <p>Whoever stops following keeps their own canvas, and can come back.</p>
          <a className="btn btn-primary" href={sandboxAddress(control.sandbox_id)} target="_blank" rel="noopener">
            <ExternalLink size={15} aria-hidden /> Open what they see
          </a>
        </div>
      ) : own.length === 0 && mine.isSuccess ? (
        <p>You have no sandbox of your own yet: an empty one is made for this.</p>
      ) : (
        <Field label="Sandbox" hint="Only yours: nobody sees it unless you show it.">
          {(field) => (
            <Picker
              control={field}
              value={value}
              choices={own.map(({ id, name }) => ({ id, label: name }))}
              onChange={setChosen}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
