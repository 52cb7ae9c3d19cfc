import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listServices } from "../../api/policies";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { addCaller, addProviderOf, addResourceOf, isOwn } from "./adding";
import { providers, resourceTypes, setCanvasUi, useCanvasUi, type Choice, type Choosing } from "./canvas-ui";

const titles: Record<Choosing["kind"], [string, string]> = {
  service: ["Which AWS service?", "A service can assume a role and then work with what the role may do."],
  provider: ["Which identity provider?", "People who signed in there can assume a role. AWS knows some; others are made in an account."],
  resource: ["What kind of resource?", "Roles get permissions on it; blue lines show what they may do."],
};

/** Some palette items need one choice before they can be drawn. */
export function ChooseDialog() {
  const choosing = useCanvasUi((ui) => ui.choosing);
  return choosing && <Choices choosing={choosing} />;
}

function useChoices(kind: Choosing["kind"]): Choice[] {
  const services = useQuery({ queryKey: ["services"], queryFn: listServices, enabled: kind === "service" });
  if (kind === "provider") return providers;
  if (kind === "resource") return resourceTypes.map(({ label, value }) => ({ label, value }));
  return (services.data ?? []).map(({ name, principal }) => ({ label: name, value: principal, hint: principal }));
}

const close = () => setCanvasUi({ choosing: null });

function Choices({ choosing }: { choosing: Choosing }) {
  const [search, setSearch] = useState("");
  const choices = useChoices(choosing.kind);
  const wanted = search.trim().toLowerCase();
  const shown = choices.filter((one) => `${one.label} ${one.hint ?? ""}`.toLowerCase().includes(wanted));
  const [title, description] = titles[choosing.kind];
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    const { at, kind } = choosing;
    if (kind === "service") void addCaller("service", choice.label, choice.value, at);
    else if (kind === "provider" && isOwn(choice.value)) void addProviderOf(choice.value, at);
    else if (kind === "provider") void addCaller("web_identity", choice.label, choice.value, at);
    else {
      const type = resourceTypes.find((one) => one.value === choice.value)!;
      void addResourceOf(type.value, type.name, at);
    }
  };
  return (
    <Dialog size="small" title={title} description={description} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take(shown[0]);
        }}
      >
        <Field label="Search" hint={shown.length > 0 ? `Enter adds ${shown[0]!.label}.` : "Nothing fits; try a shorter word."}>
          {(control) => (
            <input {...control} autoFocus value={search} onChange={(event) => setSearch(event.target.value)} />
          )}
        </Field>
        <ul className="choices" aria-label={title}>
          {shown.map((choice) => (
            <li key={choice.value}>
              <button type="button" onClick={() => take(choice)}>
                <strong>{choice.label}</strong>
                {choice.hint && <span>{choice.hint}</span>}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </Dialog>
  );
}
