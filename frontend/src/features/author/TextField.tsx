/** A text of the exercise: kept soon after it was typed; what is wrong with it stands under it once it is not empty. */
import type { Finding } from "../../api/authored";
import { Field } from "../../ui/Field";
import { useFindings } from "./findings";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  lines?: number;
  most: number;
  /** Where findings about it are: the file and the place in it. */
  part?: string;
  place?: string;
  mono?: boolean;
}

export function TextField({ label, value, onChange, hint, lines = 1, most, part = "exercise.toml", place = "", mono }: Props) {
  const found = useFindings(part, place || "nowhere");
  const error = value.trim() === "" ? undefined : wordsOf(found);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) =>
        lines === 1 ? (
          <input {...control} className={mono ? "mono" : undefined} value={value} maxLength={most} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <textarea {...control} className={mono ? "mono" : undefined} rows={lines} value={value} maxLength={most} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}

export const wordsOf = (found: Finding[]): string | undefined =>
  found.length === 0 ? undefined : found.map((each) => `${each.message} ${each.hint}`).join(" ");
