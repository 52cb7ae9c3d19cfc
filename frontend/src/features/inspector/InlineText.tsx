/** A text that turns into a field when pressed. Enter saves, Escape leaves it as it was; a refusal keeps what was typed. */
import { Pencil } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";

import { ApiError } from "../../api/http";

interface Props {
  value: string;
  /** What it is, for the field's name: "Name". */
  label: string;
  className?: string;
  disabled?: boolean;
  /** How it is shown while not edited; the plain value without it. */
  children?: ReactNode;
  onSave: (text: string) => Promise<unknown>;
}

export function InlineText({ value, label, className = "", disabled = false, children, onSave }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const [byKey, setByKey] = useState(false);
  const save = async () => {
    if (draft === null) return;
    if (draft.trim() === value) {
      setDraft(null);
      return;
    }
    try {
      await onSave(draft.trim());
      setDraft(null);
      setProblem("");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    setByKey(event.key === "Enter" || event.key === "Escape");
    if (event.key === "Enter") void save();
    if (event.key === "Escape") {
      setDraft(null);
      setProblem("");
    }
  };
  if (draft === null) {
    return (
      <span className={`inline-text ${className}`}>
        <span className="inline-text-value">{children ?? value}</span>
        {!disabled && (
          <button
            type="button"
            className="inline-text-edit"
            aria-label={`Change ${label.toLowerCase()}`}
            autoFocus={byKey}
            onClick={() => setDraft(value)}
          >
            <Pencil size={12} aria-hidden />
          </button>
        )}
      </span>
    );
  }
  return (
    <span className={`inline-text ${className}`}>
      <input
        className="input"
        aria-label={label}
        aria-invalid={problem !== "" || undefined}
        value={draft}
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
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
