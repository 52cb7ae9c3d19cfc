/** Step 2: what the role can do. */
import { useState } from "react";

import type { ManagedPolicyShape } from "../../../live/events.gen";
import { Badge } from "../../../ui/Badge";
import { Field } from "../../../ui/Field";
import { PolicySentences } from "../PolicySentences";
import type { RoleDraft } from "../role-draft";
import { useManagedSearch } from "../use-managed";

interface Props {
  draft: RoleDraft;
  onChange: (changed: Partial<RoleDraft>) => void;
}

export function PermissionsStep({ draft, onChange }: Props) {
  const [search, setSearch] = useState("");
  const found = useManagedSearch(search);
  const chosen = new Set(draft.attachments.map((policy) => policy.arn));
  const toggle = (arn: string, name: string) =>
    onChange({
      attachments: chosen.has(arn)
        ? draft.attachments.filter((policy) => policy.arn !== arn)
        : [...draft.attachments, { arn, name }],
    });
  return (
    <div className="create-step">
      <Field
        label={
          <span className="search-label">
            Permissions policies {chosen.size > 0 && <Badge tone="accent">{chosen.size} chosen</Badge>}
          </span>
        }
      >
        {(control) => (
          <input
            {...control}
            type="search"
            value={search}
            placeholder="Search, for example S3 read only"
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
      </Field>
      <ul className="policy-choices" aria-label="Managed policies">
        {found.map((policy) => (
          <PolicyChoice
            key={policy.arn}
            policy={policy}
            chosen={chosen.has(policy.arn)}
            onToggle={() => toggle(policy.arn, policy.name)}
          />
        ))}
        {found.length === 0 && <li className="nothing">No policy fits. You can write an inline one later.</li>}
      </ul>
    </div>
  );
}

interface ChoiceProps {
  policy: ManagedPolicyShape;
  chosen: boolean;
  onToggle: () => void;
}

function PolicyChoice({ policy, chosen, onToggle }: ChoiceProps) {
  return (
    <li data-chosen={chosen || undefined}>
      <input id={policy.arn} type="checkbox" checked={chosen} onChange={onToggle} />
      <div>
        <label htmlFor={policy.arn}>{policy.name}</label>
        <span className="policy-row-kind">
          {policy.account_id === null ? "AWS managed" : "Customer managed"}
          {policy.subset && ", subset"}
        </span>
        <PolicySentences document={policy.document} />
      </div>
    </li>
  );
}
