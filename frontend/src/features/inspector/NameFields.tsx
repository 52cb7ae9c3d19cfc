/** Name and description of a policy that is being made. */
import { Field } from "../../ui/Field";

export interface PolicyName {
  name: string;
  description: string;
}

interface Props {
  value: PolicyName;
  nameHint: string;
  /** The longest description, in characters: AWS has another one for each kind. */
  most: number;
  onChange: (changed: PolicyName) => void;
}

export function NameFields({ value, nameHint, most, onChange }: Props) {
  return (
    <div className="managed-fields">
      <Field label="Policy name" hint={nameHint}>
        {(control) => (
          <input
            {...control}
            value={value.name}
            maxLength={128}
            onChange={(event) => onChange({ ...value, name: event.target.value })}
          />
        )}
      </Field>
      <Field label="Description" hint="What it is for, in a sentence.">
        {(control) => (
          <input
            {...control}
            value={value.description}
            maxLength={most}
            onChange={(event) => onChange({ ...value, description: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
