/** Before a glass is broken: what it means, why it has to be, and a way for whoever cannot press and hold. */
import { ChevronRight, Siren } from "lucide-react";
import { useState } from "react";

import "../../styles/glass.css";
import type { ApiError } from "../../api/http";
import type { Role } from "../../model/canvas";
import { LONGEST_REASON } from "../../model/glass";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import type { Breaking } from "./use-breaking";

interface ReasonProps {
  role: Role;
  reason: string;
  breaking: Breaking;
  refusal: ApiError | null;
  onChange: (changed: { reason: string }) => void;
}

export function GlassReason({ role, reason, breaking, refusal, onChange }: ReasonProps) {
  const refused = refusal?.place === "reason" ? refusal.message : undefined;
  const error = breaking.missing ? "Say why first." : refused;
  return (
    <div className="glass-ask">
      <p>
        <Siren size={18} aria-hidden />
        <span>{role.name} waits behind glass. Breaking it sounds an alarm for everybody who looks at this sandbox, and it leaves a record.</span>
      </p>
      <Field label="Why does it have to be broken?" hint="One sentence. It stands in the alarm and in the record." error={error}>
        {(control) => (
          <input
            {...control}
            ref={breaking.field}
            required
            aria-required
            value={reason}
            maxLength={LONGEST_REASON}
            placeholder="The order queue has stood since 03:04"
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

interface NoHoldProps {
  role: Role;
  breaking: Breaking;
  /** Its name was typed in full. */
  onConfirm: () => void;
}

/** WCAG 2.2, criterion 2.1.1: no function requires specific timings for individual keystrokes. */
export function WithoutHolding({ role, breaking, onConfirm }: NoHoldProps) {
  const [typed, setTyped] = useState("");
  const right = typed.trim() === role.name;
  return (
    <>
      <details className="assume-more">
        <summary>
          <ChevronRight size={14} aria-hidden /> I cannot press and hold
        </summary>
        <div className="assume-more-fields">
          <Field label={`Type ${role.name} to confirm`}>
            {(control) => (
              <div className="mfa-field">
                <input
                  {...control}
                  className="mono"
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={64}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  onKeyDown={(event) => {
                    if (event.key !== "Enter") return;
                    event.preventDefault();
                    if (right) onConfirm();
                  }}
                />
                <Button disabled={!right} onClick={onConfirm}>
                  Break the glass
                </Button>
              </div>
            )}
          </Field>
        </div>
      </details>
      <p id={breaking.noteId} className="glass-note" data-wrong={breaking.note ? "" : undefined}>
        {breaking.note || "Press the button, or Enter on it, for a second and a half."}
      </p>
    </>
  );
}
