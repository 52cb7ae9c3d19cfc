/** One of a few, all of them in sight. */
import { useId } from "react";

interface Props {
  label: string;
  choices: readonly { id: string; label: string }[];
  value: string;
  onChange: (id: string) => void;
}

export function Choose({ label, choices, value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className="author-choose">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.id} data-chosen={choice.id === value || undefined}>
          <input type="radio" name={name} className="sr-only" checked={choice.id === value} onChange={() => onChange(choice.id)} />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
