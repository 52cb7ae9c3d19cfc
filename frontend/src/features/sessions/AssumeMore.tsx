/** What a call of AssumeRole may say beside who and how long: folded, since most calls say none of it. */
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

import type { Identity } from "../../model/canvas";
import { Field } from "../../ui/Field";
import { MfaField } from "./MfaField";
import { SessionTags } from "./SessionTags";
import type { AssumeValues } from "./assume-values";

interface Props {
  values: AssumeValues;
  /** Whose MFA device may be used. */
  owner: Identity | undefined;
  onChange: (changed: Partial<AssumeValues>) => void;
  errorAt: (...places: string[]) => string | undefined;
}

export function AssumeMore(props: Props) {
  const { values, errorAt } = props;
  const tagged = errorAt("tags", "transitive_tag_keys", "source_identity") !== undefined;
  const limited = errorAt("session_policy", "session_policy_arns") !== undefined;
  return (
    <>
      <Fold words="If the trust policy asks for more" open={says(values.externalId, values.tokenCode)}>
        <AskedFor {...props} />
      </Fold>
      <Fold words="Tags and source identity" open={tagged || says(values.sourceIdentity) || values.tags.length > 0}>
        <SaidAboutIt {...props} />
      </Fold>
      <Fold words="A session that may do less" open={limited || says(values.sessionPolicy, values.sessionPolicyArns)}>
        <Less {...props} />
      </Fold>
    </>
  );
}

const says = (...texts: string[]) => texts.some((text) => text !== "");

function Fold({ words, open, children }: { words: string; open: boolean; children: ReactNode }) {
  return (
    <details className="assume-more" open={open || undefined}>
      <summary>
        <ChevronRight size={14} aria-hidden /> {words}
      </summary>
      <div className="assume-more-fields">{children}</div>
    </details>
  );
}

function AskedFor({ values, owner, onChange, errorAt }: Props) {
  return (
    <>
      <Field
        label="External ID"
        hint="A word agreed between two companies, so that nobody else can send the caller here."
        error={errorAt("external_id", "externalId")}
      >
        {(control) => (
          <input
            {...control}
            value={values.externalId}
            maxLength={1224}
            onChange={(event) => onChange({ externalId: event.target.value })}
          />
        )}
      </Field>
      <MfaField
        owner={owner}
        serial={values.mfaSerial}
        code={values.tokenCode}
        error={errorAt("token_code", "serial_number")}
        onChange={onChange}
      />
    </>
  );
}

function SaidAboutIt({ values, onChange, errorAt }: Props) {
  return (
    <>
      <SessionTags
        tags={values.tags}
        error={errorAt("tags", "transitive_tag_keys")}
        onChange={(tags) => onChange({ tags })}
      />
      <Field
        label="Source identity"
        hint="Who it really is. It stays through every chained session and stands in all records; nobody can change it on the way. Needs sts:SetSourceIdentity in the trust policy."
        error={errorAt("source_identity")}
      >
        {(control) => (
          <input
            {...control}
            value={values.sourceIdentity}
            maxLength={64}
            onChange={(event) => onChange({ sourceIdentity: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Less({ values, onChange, errorAt }: Props) {
  return (
    <>
      <Field
        label="Session policy"
        hint="Optional JSON. A ceiling for this session only: it can take away, never add."
        error={errorAt("session_policy", "policy")}
      >
        {(control) => (
          <textarea
            {...control}
            className="mono"
            rows={3}
            spellCheck={false}
            value={values.sessionPolicy}
            onChange={(event) => onChange({ sessionPolicy: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Managed policies as session policies"
        hint="Up to ten ARNs, one a line, for example arn:aws:iam::aws:policy/ReadOnlyAccess."
        error={errorAt("session_policy_arns")}
      >
        {(control) => (
          <textarea
            {...control}
            className="mono"
            rows={2}
            spellCheck={false}
            value={values.sessionPolicyArns}
            onChange={(event) => onChange({ sessionPolicyArns: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
