/** Whatever cannot be clicked: JSON as the files have it. What does not read stays in the field and says so. */
import { useState } from "react";

import { Field } from "../../ui/Field";

interface Props {
  label: string;
  hint?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string;
  lines?: number;
}

export function NotationField({ label, hint, value, onChange, error, lines = 6 }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState("");
  const type = (text: string) => {
    setTyped(text);
    try {
      onChange(text.trim() === "" ? undefined : JSON.parse(text));
      setWrong("");
    } catch (slip) {
      setWrong(`This is not JSON yet: ${slip instanceof Error ? slip.message : ""}`);
    }
  };
  return (
    <Field label={label} hint={hint} error={wrong || error}>
      {(control) => (
        <textarea
          {...control}
          className="mono"
          rows={lines}
          spellCheck={false}
          value={typed ?? (value === undefined ? "" : JSON.stringify(value, null, 2))}
          onChange={(event) => type(event.target.value)}
          onBlur={() => wrong === "" && setTyped(null)}
        />
      )}
    </Field>
  );
}
