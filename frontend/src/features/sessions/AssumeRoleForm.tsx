/** The fields of the assume dialog: caller, role, session name, duration, and what else may be said. */
import type { FormEvent, ReactNode } from "react";

import type { ApiError } from "../../api/http";
import { formatDuration } from "../../lib/time";
import { type Caller, callerKey, callersOf } from "../../model/callers";
import type { Canvas, Role } from "../../model/canvas";
import { accountName } from "../../model/selectors";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { Tile } from "../../ui/Tile";
import { AssumeMore } from "./AssumeMore";
import { type AssumeValues, defaultName, deviceOwner, fittingDuration } from "./assume-values";
import { SHORTEST, STEP, durationWords, limitWords, longest } from "./duration-words";

interface Props {
  values: AssumeValues;
  canvas: Canvas;
  caller: Caller | undefined;
  role: Role | undefined;
  refusal: ApiError | null;
  /** Between whom and how long: what a role behind glass asks. */
  glass?: ReactNode;
  onChange: (changed: Partial<AssumeValues>) => void;
  onSubmit: () => void;
}

export function AssumeRoleForm(props: Props) {
  const { values, onChange, refusal } = props;
  const errorAt = (...places: string[]) =>
    refusal && places.includes(refusal.place) ? `${refusal.message} ${refusal.hint}`.trim() : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form id="assume-role" className="assume-form" onSubmit={submit}>
      <WhoAndWhich {...props} />
      {props.glass}
      <Field
        label="Session name"
        hint="Shows in logs as who wore the role. 2 to 64 letters, digits or _+=,.@-"
        error={errorAt("session_name", "roleSessionName")}
      >
        {(control) => (
          <input
            {...control}
            value={values.sessionName}
            maxLength={64}
            placeholder={props.caller ? (defaultName(props.caller) ?? "chosen by the service") : ""}
            onChange={(event) => onChange({ sessionName: event.target.value })}
          />
        )}
      </Field>
      <Duration {...props} error={errorAt("duration_seconds", "durationSeconds")} />
      <AssumeMore values={values} owner={deviceOwner(props.canvas, props.caller)} onChange={onChange} errorAt={errorAt} />
    </form>
  );
}

function WhoAndWhich({ values, canvas, caller, role, onChange }: Props) {
  const callers = callersOf(canvas).map((one) => ({
    id: callerKey(one.ref),
    label: one.label,
    detail: one.detail,
    tile: <Tile kind={one.tile} name={one.label} size="row" />,
  }));
  const roles = canvas.roles.map((one) => ({
    id: one.id,
    label: one.name,
    detail: `Role in ${accountName(canvas, one.account_id)}`,
    tile: <Tile kind="role" size="row" />,
  }));
  const fit = (maximum: number | undefined, chained: boolean) =>
    fittingDuration(values.duration, maximum ?? values.duration, chained);
  return (
    <div className="assume-pair">
      <Field label="Who">
        {(control) => (
          <Picker
            control={control}
            choices={callers}
            value={values.caller}
            placeholder="An identity or a session"
            onChange={(key) =>
              onChange({ caller: key, duration: fit(role?.max_session_duration, key.startsWith("session:")) })
            }
          />
        )}
      </Field>
      <Field label="Role to wear">
        {(control) => (
          <Picker
            control={control}
            choices={roles}
            value={values.roleId}
            placeholder="A role"
            onChange={(id) => {
              const chosen = canvas.roles.find((one) => one.id === id);
              onChange({ roleId: id, duration: fit(chosen?.max_session_duration, caller?.chained ?? false) });
            }}
          />
        )}
      </Field>
    </div>
  );
}

function Duration({ values, caller, role, onChange, error }: Props & { error: string | undefined }) {
  const chained = caller?.chained ?? false;
  const maximum = role?.max_session_duration ?? 3600;
  const limit = longest(maximum, chained);
  return (
    <Field
      label={
        <span className="duration-label">
          Lasts <output>{durationWords(values.duration)}</output>
        </span>
      }
      hint={limitWords(maximum, chained)}
      error={error}
    >
      {(control) => (
        <div className="duration-slider">
          <input
            {...control}
            type="range"
            min={SHORTEST}
            max={limit}
            step={STEP}
            value={values.duration}
            aria-valuetext={durationWords(values.duration)}
            onChange={(event) => onChange({ duration: Number(event.target.value) })}
          />
          <div className="duration-ends" aria-hidden>
            <span>{formatDuration(SHORTEST)}</span>
            <span>{formatDuration(limit)}</span>
          </div>
        </div>
      )}
    </Field>
  );
}
