/** The sandboxes of this person: open, rename, delete. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Box, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";

import { type SandboxSummary, deleteSandbox, renameSandbox } from "../../api/canvas";
import { Button, IconButton } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { Field } from "../../ui/Field";
import { Problem } from "../../model/Problem";
import { agoWords } from "../../lib/ago";
import { sandboxAddress } from "../../lib/page";

export function MySandboxes({ sandboxes }: { sandboxes: SandboxSummary[] }) {
  if (sandboxes.length === 0) {
    return (
      <EmptyState icon={<Box size={22} />} title="Nothing here yet">
        Open a picture above. It becomes your own copy, kept here until you delete it.
      </EmptyState>
    );
  }
  return (
    <ul className="sandboxes">
      {sandboxes.map((sandbox) => (
        <SandboxRow key={sandbox.id} sandbox={sandbox} />
      ))}
    </ul>
  );
}

function SandboxRow({ sandbox }: { sandbox: SandboxSummary }) {
  const [now] = useState(() => Date.now());
  const [asking, setAsking] = useState<"rename" | "delete" | null>(null);
  const used = sandbox.created_at;
  return (
    <li className="sandbox-row">
      <a href={sandboxAddress(sandbox.id)}>
        <span className="sandbox-name">{sandbox.name}</span>
        <span className="sandbox-detail">
          {sandbox.exercise ? "Exercise" : "Sandbox"}
          {used && ` · ${agoWords(used, now)}`}
        </span>
      </a>
      <IconButton label={`Rename ${sandbox.name}`} tone="quiet" size="small" onClick={() => setAsking("rename")}>
        <Pencil size={14} />
      </IconButton>
      <IconButton label={`Delete ${sandbox.name}`} tone="quiet" size="small" onClick={() => setAsking("delete")}>
        <Trash2 size={14} />
      </IconButton>
      {asking === "rename" && <RenameDialog sandbox={sandbox} onClose={() => setAsking(null)} />}
      {asking === "delete" && <DeleteDialog sandbox={sandbox} onClose={() => setAsking(null)} />}
    </li>
  );
}

interface AskProps {
  sandbox: SandboxSummary;
  onClose: () => void;
}

function useChange(change: () => Promise<unknown>, onClose: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["sandboxes"] });
      onClose();
    },
  });
}

function RenameDialog({ sandbox, onClose }: AskProps) {
  const [name, setName] = useState(sandbox.name);
  const rename = useChange(() => renameSandbox(sandbox.id, name.trim()), onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <Dialog
      size="small"
      title="Rename sandbox"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            type="submit"
            form="rename-sandbox"
            busy={rename.isPending}
            disabled={name.trim() === ""}
          >
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-sandbox" onSubmit={submit}>
        <Field label="Name" error={rename.isError ? <Problem error={rename.error} /> : undefined}>
          {(control) => (
            <input
              {...control}
              autoFocus
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

function DeleteDialog({ sandbox, onClose }: AskProps) {
  const remove = useChange(() => deleteSandbox(sandbox.id), onClose);
  return (
    <Dialog
      size="small"
      title={`Delete ${sandbox.name}?`}
      description="Everything in it goes: accounts, roles, policies and live sessions. This cannot be undone."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="danger" busy={remove.isPending} icon={<Trash2 size={14} />} onClick={() => remove.mutate()}>
            Delete
          </Button>
        </>
      }
    >
      {remove.isError && <Problem error={remove.error} />}
    </Dialog>
  );
}
