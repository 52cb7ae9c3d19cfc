/** Caller, action, resource and, if wanted, more of the request's context. */
import { Plus, X } from "lucide-react";
import { type FormEvent, type ReactNode, useRef } from "react";

import type { ApiError } from "../../api/http";
import { askersOf, callerKey } from "../../model/callers";
import type { Canvas } from "../../model/canvas";
import { accountName } from "../../model/selectors";
import { Button, IconButton } from "../../ui/Button";
import { type Choice, Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { Tile } from "../../ui/Tile";
import { fittingActions } from "../../model/known-actions";
import { type ContextValue, type RequestValues, actionFor, asksForObject } from "./request-values";

const CONTEXT_KEYS = [
  "aws:SourceIp",
  "aws:SecureTransport",
  "aws:RequestedRegion",
  "aws:TagKeys",
  "s3:prefix",
  "iam:PassedToService",
];

interface Props {
  values: RequestValues;
  canvas: Canvas;
  error: ApiError | null;
  onChange: (changed: Partial<RequestValues>) => void;
  onSubmit: () => void;
  /** The button. */
  children: ReactNode;
}

export function RequestForm({ values, canvas, error, onChange, onSubmit, children }: Props) {
  const callers = askersOf(canvas).map((one) => ({
    id: callerKey(one.ref),
    label: one.label,
    detail: one.detail,
    tile: <Tile kind={one.tile} name={one.label} size="row" />,
  }));
  const errorAt = (place: string) => (error?.place === place ? `${error.message} ${error.hint}`.trim() : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="request-form" onSubmit={submit}>
      <Field label="As">
        {(control) => (
          <Picker
            control={control}
            choices={callers}
            value={values.caller}
            placeholder="An identity or a session"
            onChange={(caller) => onChange({ caller })}
          />
        )}
      </Field>
      <ResourceField {...{ values, canvas, onChange }} error={errorAt("resource")} />
      <ActionField {...{ values, canvas, onChange }} error={errorAt("action")} />
      {asksForObject(values) && (
        <Field label="Object" hint="Actions on objects name the object, not the bucket.">
          {(control) => (
            <input
              {...control}
              className="mono"
              value={values.inside}
              onChange={(event) => onChange({ inside: event.target.value })}
            />
          )}
        </Field>
      )}
      <ContextFields context={values.context} onChange={(context) => onChange({ context })} />
      {children}
    </form>
  );
}

type PartProps = Pick<Props, "values" | "canvas" | "onChange"> & { error: string | undefined };

function ResourceField({ values, canvas, onChange, error }: PartProps) {
  const any: Choice = { id: "*", label: "Any resource", detail: "*" };
  const drawn = canvas.resources.map((one) => ({
    id: one.arn,
    label: one.name,
    detail: `${one.type} in ${accountName(canvas, one.account_id)}`,
    tile: <Tile kind={one.type} size="row" />,
  }));
  const roles = canvas.roles.map((one) => ({
    id: one.arn,
    label: one.name,
    detail: `Role in ${accountName(canvas, one.account_id)}`,
    tile: <Tile kind="role" size="row" />,
  }));
  const choose = (choice: Choice) => {
    const resource = canvas.resources.find((one) => one.arn === choice.id);
    onChange({ resource: choice.id, ...(resource ? { action: actionFor(resource) } : {}) });
  };
  return (
    <Field label="Resource" hint="Pick a drawn one or type any ARN." error={error}>
      {(control) => (
        <Combobox
          control={control}
          mono
          text={values.resource}
          choices={[...drawn, ...roles, any]}
          onType={(resource) => onChange({ resource })}
          onChoose={choose}
        />
      )}
    </Field>
  );
}

function ActionField({ values, canvas, onChange, error }: PartProps) {
  const type = canvas.resources.find((one) => one.arn === values.resource)?.type ?? null;
  const exact = fittingActions(values.action, type).some((action) => action.name === values.action);
  const offers = fittingActions(exact ? "" : values.action, type);
  return (
    <Field label="Action" error={error}>
      {(control) => (
        <Combobox
          control={control}
          mono
          text={values.action}
          placeholder="s3:GetObject"
          choices={offers.map((action) => ({ id: action.name, label: action.name, detail: action.words }))}
          onType={(action) => onChange({ action })}
          onChoose={(choice) => onChange({ action: choice.id })}
        />
      )}
    </Field>
  );
}

function ContextFields({
  context,
  onChange,
}: {
  context: ContextValue[];
  onChange: (context: ContextValue[]) => void;
}) {
  const lastId = useRef(0);
  const add = () => {
    lastId.current += 1;
    onChange([...context, { id: lastId.current, key: "", value: "" }]);
  };
  const put = (changed: ContextValue) => onChange(context.map((entry) => (entry.id === changed.id ? changed : entry)));
  return (
    <fieldset className="context-fields">
      <legend>Context keys</legend>
      {context.map((entry) => (
        <ContextRow
          key={entry.id}
          entry={entry}
          onChange={put}
          onRemove={() => onChange(context.filter((one) => one.id !== entry.id))}
        />
      ))}
      <Button tone="quiet" size="small" icon={<Plus size={14} />} onClick={add}>
        Add a context key
      </Button>
      <datalist id="context-keys">
        {CONTEXT_KEYS.map((key) => (
          <option key={key} value={key}>
            {key}
          </option>
        ))}
      </datalist>
    </fieldset>
  );
}

interface RowProps {
  entry: ContextValue;
  onChange: (entry: ContextValue) => void;
  onRemove: () => void;
}

function ContextRow({ entry, onChange, onRemove }: RowProps) {
  return (
    <div className="context-row">
      <input
        className="input mono"
        aria-label="Context key"
        placeholder="aws:SourceIp"
        list="context-keys"
        value={entry.key}
        onChange={(event) => onChange({ ...entry, key: event.target.value })}
      />
      <input
        className="input mono"
        aria-label={`Value of ${entry.key || "context key"}`}
        placeholder="203.0.113.10"
        value={entry.value}
        onChange={(event) => onChange({ ...entry, value: event.target.value })}
      />
      <IconButton label={`Remove ${entry.key || "context key"}`} tone="quiet" size="small" onClick={onRemove}>
        <X size={14} />
      </IconButton>
    </div>
  );
}
