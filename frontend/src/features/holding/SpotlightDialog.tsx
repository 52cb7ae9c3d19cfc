/** Whose canvas everybody is to see, with or without a name; how many look; the end of it. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import "../../styles/show.css";
import { endSpotlight, spotlight } from "../../api/holding";
import type { Room } from "../../model/classroom";
import { lasting } from "../../model/controls";
import { Problem } from "../../model/Problem";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { useLookers } from "./lookers";

interface Props {
  room: Room;
  /** Whose canvas is meant. */
  learner?: string;
  onClose: () => void;
}

export function SpotlightDialog({ room, learner, onClose }: Props) {
  const workshop = room.workshop.id;
  const control = lasting(room.controls, "spotlight");
  const [chosen, setChosen] = useState(learner ?? null);
  const [named, setNamed] = useState(false);
  const [another, setAnother] = useState(learner !== undefined);
  const act = useMutation({ mutationFn: (change: () => Promise<unknown>) => change() });
  const here = room.learners.filter(({ state }) => state === "in");
  const choices = here
    .toSorted((one, other) => one.nickname.localeCompare(other.nickname))
    .map(({ id, nickname, may_be_shown }) => ({ id, label: nickname, detail: may_be_shown ? "" : "does not want to be shown" }));
  const refused = here.some(({ id, may_be_shown }) => id === chosen && !may_be_shown);
  const choosing = control === null || another;
  const { looking, all } = useLookers(room, control);
  return (
    <Dialog
      title="Spotlight"
      description="Everybody sees a learner's canvas, read-only. Whose it is hears of it, and can stop it at any moment."
      onClose={onClose}
      footer={
        <>
          {control && (
            <Button busy={act.isPending} onClick={() => act.mutate(() => endSpotlight(workshop), { onSuccess: onClose })}>
              End it for all
            </Button>
          )}
          {choosing ? (
            <Button
              tone="primary"
              busy={act.isPending}
              disabled={chosen === null || refused}
              onClick={() => chosen && act.mutate(() => spotlight(workshop, chosen, named), { onSuccess: () => setAnother(false) })}
            >
              Show it to all
            </Button>
          ) : (
            <Button onClick={() => setAnother(true)}>Show another</Button>
          )}
        </>
      }
    >
      {act.error !== null && <Problem error={act.error} />}
      {control && (
        <div className="show-now">
          <p role="status">
            <strong>{looking}</strong> of {all} look at <b>{control.words || "a canvas without a name"}</b>.
          </p>
        </div>
      )}
      {choosing && (
        <div className="show-fields">
          <Field label="Whose canvas" error={refused ? "They do not want their canvas to be shown." : undefined}>
            {(field) => <Picker control={field} value={chosen} choices={choices} onChange={setChosen} placeholder="A learner" />}
          </Field>
          <label className="show-named">
            <input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} /> With the name
          </label>
        </div>
      )}
    </Dialog>
  );
}
