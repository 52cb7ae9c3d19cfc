/** Step 3: its name, and both documents side by side before anything is written. */
import type { ApiError } from "../../../api/http";
import { Field } from "../../../ui/Field";
import { PolicySentences } from "../PolicySentences";
import { PolicyText } from "../PolicyText";
import { type RoleDraft, suggestedName, trustTextFor } from "../role-draft";
import { useManagedPolicy } from "../use-managed";

interface Props {
  draft: RoleDraft;
  refusal: ApiError | null;
  onChange: (changed: Partial<RoleDraft>) => void;
}

export function ReviewStep({ draft, refusal, onChange }: Props) {
  const words = refusal ? `${refusal.message} ${refusal.hint}`.trim() : "";
  const atName = refusal?.place === "name" || refusal?.code === "EntityAlreadyExists";
  return (
    <div className="create-step">
      <div className="review-names">
        <Field label="Role name" error={atName ? words : undefined}>
          {(control) => (
            <input
              {...control}
              value={draft.name}
              maxLength={64}
              placeholder={suggestedName(draft)}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label="Description" error={refusal?.place === "description" ? words : undefined}>
          {(control) => (
            <input
              {...control}
              value={draft.description}
              maxLength={1000}
              placeholder="What it is for"
              onChange={(event) => onChange({ description: event.target.value })}
            />
          )}
        </Field>
      </div>
      {refusal && !atName && refusal.place !== "description" && (
        <p className="field-error" role="alert">
          {words} ({refusal.code}
          {refusal.place && ` at ${refusal.place}`})
        </p>
      )}
      <div className="review-doors">
        <TrustDoor draft={draft} onChange={onChange} />
        <PermissionsDoor draft={draft} />
      </div>
    </div>
  );
}

function PermissionsDoor({ draft }: Pick<Props, "draft">) {
  return (
    <section className="review-door" data-door="permissions">
      <h3>What it can do</h3>
      <p>Permissions policies</p>
      {draft.attachments.length === 0 ? (
        <p className="nothing">Nothing yet: every request will be denied.</p>
      ) : (
        <ul className="review-policies">
          {draft.attachments.map((policy) => (
            <ReviewPolicy key={policy.arn} arn={policy.arn} name={policy.name} />
          ))}
        </ul>
      )}
      {draft.trusted?.principal.value === "ec2.amazonaws.com" && (
        <p className="fine-print">
          An instance profile of the same name is made with it: EC2 takes its role from there.
        </p>
      )}
    </section>
  );
}

function ReviewPolicy({ arn, name }: { arn: string; name: string }) {
  const policy = useManagedPolicy(arn, name);
  return (
    <li>
      <strong>{name}</strong>
      <code>{arn}</code>
      {policy && (
        <>
          <PolicySentences document={policy.document} />
          <PolicyText text={policy.document} label={`Document of ${name}`} />
        </>
      )}
    </li>
  );
}

function TrustDoor({ draft, onChange }: Pick<Props, "draft" | "onChange">) {
  const text = draft.trusted ? (draft.trustText ?? trustTextFor(draft.trusted.principal)) : null;
  const editing = draft.trustText !== null;
  return (
    <section className="review-door" data-door="trust">
      <h3>Who may wear it</h3>
      <p>
        Trust policy
        {text !== null && !editing && (
          <button type="button" className="text-button" onClick={() => onChange({ trustText: text })}>
            Edit JSON
          </button>
        )}
      </p>
      {text === null && <p className="nothing">Nobody yet. Draw a line to the role later.</p>}
      {text !== null && !editing && <PolicyText text={text} label="Trust policy to be written" />}
      {text !== null && editing && (
        <textarea
          className="input mono review-json"
          aria-label="Trust policy"
          rows={12}
          spellCheck={false}
          value={text}
          onChange={(event) => onChange({ trustText: event.target.value })}
        />
      )}
    </section>
  );
}
