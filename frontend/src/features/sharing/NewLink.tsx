/** Makes a link and shows it, this once: only its hash is kept. */
import { useMutation } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { type FormEvent, useState } from "react";

import { type Access, type NewShareLink, makeLink } from "../../api/sharing";
import { wordsFor } from "../../model/attempt";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Field } from "../../ui/Field";
import { embedCode, embedAddress, joinAddress } from "./addresses";

const CHOICES: { access: Access; title: string; help: string }[] = [
  { access: "view", title: "Look", help: "See everything, change nothing" },
  { access: "edit", title: "Draw", help: "Change the picture with you" },
];

export function NewLink({ sandbox, onMade }: { sandbox: string; onMade: () => void }) {
  const [name, setName] = useState("");
  const [access, setAccess] = useState<Access>("view");
  const make = useMutation({ mutationFn: () => makeLink(sandbox, name.trim(), access), onSuccess: onMade });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  if (make.data)
    return (
      <MadeLink
        made={make.data}
        onAnother={() => {
          setName("");
          make.reset();
        }}
      />
    );
  return (
    <form className="sharing-new" onSubmit={submit}>
      <Field
        label="Whom is the link for?"
        hint="A name to tell links apart, such as Tuesday's class."
        error={make.isError ? `${wordsFor(make.error).title} ${wordsFor(make.error).detail}` : undefined}
      >
        {(control) => (
          <input
            {...control}
            value={name}
            maxLength={80}
            required
            autoFocus
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="sharing-access">
        <legend>They may</legend>
        {CHOICES.map((choice) => (
          <label key={choice.access} data-chosen={access === choice.access || undefined}>
            <input
              type="radio"
              name="access"
              checked={access === choice.access}
              onChange={() => setAccess(choice.access)}
            />
            <strong>{choice.title}</strong>
            <span>{choice.help}</span>
          </label>
        ))}
      </fieldset>
      <Button type="submit" tone="primary" icon={<Link2 size={15} />} busy={make.isPending} disabled={!name.trim()}>
        Make link
      </Button>
    </form>
  );
}

function MadeLink({ made, onAnother }: { made: NewShareLink; onAnother: () => void }) {
  const mayLook = made.link.access === "view";
  return (
    <section className="sharing-made" aria-label={`Link for ${made.link.name}`}>
      <p role="status">
        <strong>{made.link.name}</strong> may {mayLook ? "look" : "draw"} by this link. Copy it now: it is shown only
        this once.
      </p>
      <Copied label="Link" text={joinAddress(made.token)} />
      {mayLook && <Copied label="Link without a sign-in, for a projector" text={embedAddress(made.token)} />}
      {mayLook && <Copied label="Code for another web page" text={embedCode(made.token)} />}
      <Button size="small" onClick={onAnother}>
        Make another
      </Button>
    </section>
  );
}

function Copied({ label, text }: { label: string; text: string }) {
  return (
    <Field label={label}>
      {(control) => (
        <span className="sharing-copy">
          <input {...control} readOnly value={text} onFocus={(event) => event.target.select()} />
          <CopyButton text={text} label={`Copy: ${label}`} />
        </span>
      )}
    </Field>
  );
}
