/** Which role, and what is passed along. */
import { ChevronRight } from "lucide-react";

import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { Tile } from "../../ui/Tile";
import type { PartProps } from "./GoalForm";
import { ReasonField } from "./ReasonField";
import { wordsOf } from "./TextField";
import { useFindings } from "./findings";
import { useDraft } from "./draft-store";
import { changed } from "./goal-notation";
import { nodesOf } from "./world";

const TEXTS = [
  { name: "ExternalId", label: "External ID" },
  { name: "RoleSessionName", label: "Session name" },
  { name: "SourceIdentity", label: "Source identity" },
];

export function AssumeFields(props: PartProps) {
  const { goal, place, put } = props;
  const world = useDraft((state) => state.whole?.draft.start ?? null);
  const found = useFindings("exercise.toml", `${place}.role`);
  const wrong = useFindings("exercise.toml", `${place}.params`);
  if (!world) return null;
  const role = typeof goal.role === "string" ? goal.role : "";
  const params = (goal.params ?? {}) as Record<string, unknown>;
  const putParam = (name: string, value: unknown) =>
    put({ params: changed({ id: "", text: "", type: "" }, { ...params, [name]: value, id: undefined, text: undefined, type: undefined }) });
  const seconds = params.DurationSeconds;
  return (
    <>
      <Field
        label="Role"
        hint="One that the learner has yet to create is written role:ACCOUNT/NAME."
        error={role === "" ? undefined : wordsOf(found)}
      >
        {(control) => (
          <Combobox
            control={control}
            mono
            text={role}
            placeholder="Click in the picture, or type"
            choices={nodesOf(world)
              .filter((one) => one.tile === "role" && `${one.name} ${one.label}`.toLowerCase().includes(role.toLowerCase()))
              .map((one) => ({ id: one.name, label: one.label, detail: one.name, tile: <Tile kind="role" size="row" /> }))}
            onType={(typed) => put({ role: typed })}
            onChoose={(choice) => put({ role: choice.id })}
          />
        )}
      </Field>
      <details className="author-more" open={Object.keys(params).length > 0 || wrong.length > 0 || undefined}>
        <summary>
          <ChevronRight size={14} aria-hidden /> What is passed along, and why it is refused
        </summary>
        <div className="author-row">
          {TEXTS.map(({ name, label }) => (
            <Field key={name} label={label}>
              {(control) => (
                <input
                  {...control}
                  className="mono"
                  value={typeof params[name] === "string" ? params[name] : ""}
                  onChange={(event) => putParam(name, event.target.value || undefined)}
                />
              )}
            </Field>
          ))}
          <Field label="Seconds">
            {(control) => (
              <input
                {...control}
                type="number"
                min={0}
                value={typeof seconds === "number" ? seconds : ""}
                onChange={(event) => putParam("DurationSeconds", event.target.value === "" ? undefined : Math.round(Number(event.target.value)))}
              />
            )}
          </Field>
          <label className="author-check">
            <input type="checkbox" checked={params.mfa === true} onChange={(event) => putParam("mfa", event.target.checked || undefined)} />
            With an MFA code
          </label>
          <label className="author-check">
            <input
              type="checkbox"
              checked={params.operation === "AssumeRoleWithWebIdentity"}
              onChange={(event) => putParam("operation", event.target.checked ? "AssumeRoleWithWebIdentity" : undefined)}
            />
            With a web identity token
          </label>
        </div>
        <ReasonField {...props} />
        {wrong.length > 0 && <p className="field-error">{wordsOf(wrong)}</p>}
      </details>
    </>
  );
}
