/** Give another time than those offered: so many minutes, or until a moment of today. */
import { type FormEvent, useId, useState } from "react";

import type { NewTime } from "../../api/controls";
import { serverNow } from "../../lib/server-clock";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { momentOf } from "./moment-of";

const MOST_MINUTES = 12 * 60;

interface Props {
  onGive: (time: NewTime) => Promise<boolean>;
  onClose: () => void;
}

export function TimeDialog({ onGive, onClose }: Props) {
  const [how, setHow] = useState<"minutes" | "until">("minutes");
  const [minutes, setMinutes] = useState("45");
  const [until, setUntil] = useState("");
  const form = useId();
  const end = momentOf(until, new Date(serverNow()));
  const wanted: NewTime | null =
    how === "minutes"
      ? Number(minutes) >= 1 && Number(minutes) <= MOST_MINUTES
        ? { minutes: Math.round(Number(minutes)) }
        : null
      : end && { until: end.toISOString() };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (wanted) await onGive(wanted);
    onClose(); // a refusal stands in the bar
  };
  const choice = (value: "minutes" | "until", label: string) => (
    <label className="check">
      <input type="radio" name="how" checked={how === value} onChange={() => setHow(value)} />
      {label}
    </label>
  );
  return (
    <Dialog
      size="small"
      title="Give time"
      description="Everybody sees how much is left, by the server's clock."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} disabled={wanted === null}>
            Give time
          </Button>
        </>
      }
    >
      <form id={form} className="bar-dialog" onSubmit={(event) => void send(event)}>
        <fieldset>
          <legend>How long</legend>
          {choice("minutes", "So many minutes")}
          {choice("until", "Until a moment")}
        </fieldset>
        {how === "minutes" ? (
          <Field label="Minutes" hint="At most 12 hours.">
            {(control) => (
              <input {...control} type="number" min={1} max={MOST_MINUTES} value={minutes} onChange={(event) => setMinutes(event.target.value)} />
            )}
          </Field>
        ) : (
          <Field label="Until" hint="A time that has passed today is meant for tomorrow.">
            {(control) => <input {...control} type="time" value={until} onChange={(event) => setUntil(event.target.value)} />}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
