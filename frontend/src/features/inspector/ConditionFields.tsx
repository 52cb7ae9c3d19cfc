/** The fields of one condition: what kind, and its value; for another kind its operator and key, too. */
import type { ConditionShape } from "../../live/events.gen";
import { Field } from "../../ui/Field";
import type { ConditionKind } from "./condition-kinds";
import { OPERATORS } from "./policy-completion";

interface Props {
  kinds: ConditionKind[];
  kind: ConditionKind;
  draft: ConditionShape;
  /** The kind of a condition that is there already does not change. */
  fixedKind: boolean;
  problem: string;
  onKind: (kind: ConditionKind) => void;
  onChange: (draft: ConditionShape) => void;
}

export function ConditionFields({ kinds, kind, draft, fixedKind, problem, onKind, onChange }: Props) {
  return (
    <>
      {!fixedKind && (
        <Field label="Condition">
          {(control) => (
            <select
              {...control}
              value={kind.id}
              onChange={(event) => onKind(kinds.find((one) => one.id === event.target.value)!)}
            >
              {kinds.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {kind.id === "other" && <OtherFields draft={draft} onChange={onChange} />}
      {kind.value === undefined ? (
        <Field label={`Value of ${draft.key || "the key"}`} hint="Several values, one a line, mean any of them." error={problem}>
          {(control) => (
            <textarea
              {...control}
              className="mono"
              rows={Math.min(Math.max(draft.values.length, 1), 6)}
              spellCheck={false}
              placeholder={kind.placeholder}
              value={draft.values.join("\n")}
              onChange={(event) => onChange({ ...draft, values: event.target.value.split("\n").slice(0, 20) })}
            />
          )}
        </Field>
      ) : (
        problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )
      )}
    </>
  );
}

function OtherFields({ draft, onChange }: Pick<Props, "draft" | "onChange">) {
  const names = OPERATORS.includes(draft.operator) ? OPERATORS : [draft.operator, ...OPERATORS];
  return (
    <div className="condition-other">
      <Field label="Key">
        {(control) => (
          <input
            {...control}
            className="mono"
            maxLength={512}
            placeholder="aws:SourceIp"
            value={draft.key}
            onChange={(event) => onChange({ ...draft, key: event.target.value })}
          />
        )}
      </Field>
      <Field label="Operator">
        {(control) => (
          <select
            {...control}
            value={draft.operator}
            onChange={(event) => onChange({ ...draft, operator: event.target.value })}
          >
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
