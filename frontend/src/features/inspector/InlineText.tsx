/** A text that turns into a field when pressed. Enter saves, Escape leaves it; a refusal keeps what was typed. */
import { Pencil } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";

import { ApiError } from "../../api/http";
import { inSentence } from "../../lib/texts";

interface Props {
  value: string;
  /** What it is, for the field's name: "Name". */
  label: string;
  disabled?: boolean;
  /** Begin as a field: renaming was asked for elsewhere. */
  startEdited?: boolean;
  /** How it is shown while not edited; the plain value without it. */
  children?: ReactNode;
  onSave: (text: string) => Promise<unknown>;
}

type Mode = "shown" | "edited" | "left by key";

export function InlineText({ value, label, disabled = false, startEdited = false, children, onSave }: Props) {
  const [mode, setMode] = useState<Mode>(startEdited ? "edited" : "shown");
  if (mode === "edited") {
    const close = (byKey: boolean) => setMode(byKey ? "left by key" : "shown");
    return <InlineField value={value} label={label} onSave={onSave} onClose={close} />;
  }
  return (
    <span className="inline-text">
      <span className="inline-text-value">{children ?? value}</span>
      {!disabled && (
        <button
          type="button"
          className="inline-text-edit"
          aria-label={`Change ${inSentence(label)}`}
          autoFocus={mode === "left by key"}
          onClick={() => setMode("edited")}
        >
          <Pencil size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

interface FieldProps extends Pick<Props, "value" | "label" | "onSave"> {
  onClose: (byKey: boolean) => void;
}

function InlineField({ value, label, onSave, onClose }: FieldProps) {
  const [draft, setDraft] = useState(value);
  const [problem, setProblem] = useState("");
  const save = async (byKey: boolean) => {
    try {
      if (draft.trim() !== value) await onSave(draft.trim());
      onClose(byKey);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter") void save(true);
    if (event.key === "Escape") onClose(true);
  };
  return (
    <span className="inline-text">
      <input
        className="input"
        aria-label={label}
        aria-invalid={problem !== "" || undefined}
        value={draft}
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save(false)}
        onKeyDown={onKeyDown}
      />
      {problem && (
        <span className="field-error" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
