/** Workshops: the ones this person sits in, and the ones they teach. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { ArrowRight, FileUp, Plus } from "lucide-react";
import { type FormEvent, useState } from "react";

import { createWorkshop, listJoined, listWorkshops, type WorkshopCard } from "../../api/classroom";
import { me, renameMe } from "../../api/people";
import { classAddress, workshopAddress } from "../../lib/page";
import { plural } from "../../lib/words";
import { Problem } from "../../model/Problem";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { RestoreDialog } from "./RestoreDialog";

/** Goes on in the workshops one sits in. */
export function JoinedWorkshops() {
  const joined = useQuery({ queryKey: ["joined"], queryFn: listJoined });
  return (joined.data ?? []).map(({ id, title }) => (
    <a key={id} className="btn btn-primary btn-large" href={classAddress(id)}>
      Back to the workshop {title} <ArrowRight size={16} aria-hidden />
    </a>
  ));
}

/** For those who may teach. */
export function MyWorkshops() {
  const workshops = useQuery({ queryKey: ["workshops"], queryFn: listWorkshops });
  const [naming, setNaming] = useState(false);
  const [restoring, setRestoring] = useState(false);
  return (
    <section aria-labelledby="workshops">
      <div className="home-line">
        <h2 id="workshops">My workshops</h2>
        <Button size="small" icon={<FileUp size={14} />} onClick={() => setRestoring(true)}>
          Restore
        </Button>
        <Button size="small" icon={<Plus size={14} />} onClick={() => setNaming(true)}>
          New workshop
        </Button>
      </div>
      {workshops.isError && <Problem error={workshops.error} onAgain={() => void workshops.refetch()} />}
      {workshops.data?.length === 0 && (
        <p className="home-note">Choose exercises, open the doors, and a class joins by a code, without accounts.</p>
      )}
      {workshops.data && workshops.data.length > 0 && (
        <ul className="sandboxes">
          {workshops.data.map((workshop) => (
            <li key={workshop.id} className="sandbox-row">
              <a href={workshopAddress(workshop.id)}>
                <span className="sandbox-name">{workshop.title}</span>
                <span className="sandbox-detail">{detailOf(workshop)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {restoring && <RestoreDialog onClose={() => setRestoring(false)} />}
      {naming && <NewWorkshopDialog onClose={() => setNaming(false)} />}
    </section>
  );
}

const states: Record<WorkshopCard["state"], string> = {
  draft: "In preparation",
  open: "Doors open",
  locked: "Locked",
  closed: "Closed",
  archived: "Archived",
};

const detailOf = ({ state, exercises, learners }: WorkshopCard): string =>
  [states[state], plural(exercises, "exercise"), plural(learners, "learner", "learners")].join(" · ");

function NewWorkshopDialog({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState("");
  const person = useQuery({ queryKey: ["me"], queryFn: me });
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? person.data?.name ?? "";
  const create = useMutation({
    mutationFn: async () => {
      if (person.data && name.trim() !== person.data.name) await renameMe(name);
      return createWorkshop(title.trim());
    },
    onSuccess: ({ id }) => location.assign(workshopAddress(id)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const isEmpty = title.trim() === "" || name.trim() === "";
  return (
    <Dialog
      size="small"
      title="New workshop"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form="new-workshop" busy={create.isPending} disabled={isEmpty}>
            Create
          </Button>
        </>
      }
    >
      <form id="new-workshop" className="account-form" onSubmit={submit}>
        <Field label="Title">
          {(control) => (
            <input {...control} value={title} maxLength={80} placeholder="Roles on a Friday" onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field
          label="Your name, as the class sees it"
          error={create.isError ? <Problem error={create.error} /> : undefined}
        >
          {(control) => <input {...control} value={name} maxLength={40} onChange={(event) => setTyped(event.target.value)} />}
        </Field>
      </form>
    </Dialog>
  );
}
