/** What a workshop is called, when it is, and how one comes in. Each is kept as soon as it is entered. */
import { type FormEvent, useState } from "react";

import { changeWorkshop, type WorkshopChanges } from "../../api/classroom";
import type { WorkshopShape } from "../../live/events.gen";
import { Field } from "../../ui/Field";
import { fromLocal, toLocal } from "./local-time";
import type { Run } from "./run";

export function Details({ workshop, run }: { workshop: WorkshopShape; run: Run }) {
  const keep = (changes: WorkshopChanges) => run(() => changeWorkshop(workshop.id, changes));
  return (
    <section className="panel details" aria-labelledby="details-title">
      <h2 id="details-title">Details</h2>
      <Title key={workshop.title} title={workshop.title} onKeep={(title) => void keep({ title })} />
      <Time key={`s${workshop.starts_at ?? ""}`} label="Starts" value={workshop.starts_at} onKeep={(starts_at) => void keep({ starts_at })} />
      <Time key={`e${workshop.ends_at ?? ""}`} label="Ends" value={workshop.ends_at} onKeep={(ends_at) => void keep({ ends_at })} />
      <Check
        key={`waiting-${String(workshop.waiting_room)}`}
        label="Waiting room"
        hint="Whoever comes waits until you let them in."
        checked={workshop.waiting_room}
        onChange={(waiting_room) => keep({ waiting_room })}
      />
      <Check
        key={`variants-${String(workshop.variants)}`}
        label="Everybody gets a variant"
        hint="Other account numbers, names and values, so that neighbours cannot copy."
        checked={workshop.variants}
        onChange={(variants) => keep({ variants })}
      />
    </section>
  );
}

function Title({ title, onKeep }: { title: string; onKeep: (title: string) => void }) {
  const [text, setText] = useState(title);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() && text.trim() !== title) onKeep(text.trim());
  };
  return (
    <form onSubmit={submit}>
      <Field label="Title">
        {(control) => (
          <input {...control} value={text} maxLength={80} onChange={(event) => setText(event.target.value)} onBlur={() => submit()} />
        )}
      </Field>
    </form>
  );
}

function Time({ label, value, onKeep }: { label: string; value: string | null; onKeep: (value: string | null) => void }) {
  const [text, setText] = useState(toLocal(value));
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => text !== toLocal(value) && onKeep(fromLocal(text))}
        />
      )}
    </Field>
  );
}

interface CheckProps {
  label: string;
  hint: string;
  checked: boolean;
  /** Out: whether it was kept. */
  onChange: (checked: boolean) => Promise<boolean>;
}

/** Ticked at once; a refusal takes it back. */
function Check({ label, hint, checked, onChange }: CheckProps) {
  const [shown, setShown] = useState(checked);
  const change = async (wanted: boolean) => {
    setShown(wanted);
    if (!(await onChange(wanted))) setShown(checked);
  };
  return (
    <label className="check">
      <input type="checkbox" checked={shown} onChange={(event) => void change(event.target.checked)} />
      <span>
        {label}
        <small>{hint}</small>
      </span>
    </label>
  );
}
