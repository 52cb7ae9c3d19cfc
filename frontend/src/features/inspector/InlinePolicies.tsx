/** Inline policies: written in one user, group or role, and gone with it. */
import { FilePen, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";

import { deleteInlinePolicy, putInlinePolicy } from "../../api/policies";
import { shownLanguage } from "../../lib/language";
import type { InlinePolicyShape } from "../../live/events.gen";
import { attempt } from "../../model/attempt";
import { useStatementRead } from "../../model/reading";
import { announce, usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { DocumentEditor } from "./DocumentEditor";
import { Findings } from "./Findings";
import type { PolicyOwner } from "./PolicyEditor";
import { PolicySentences } from "./PolicySentences";
import { hasDraft } from "./drafts";
import { freePolicyName } from "./free-policy-name";
import { StatementRead } from "./StatementRead";
import { policySize } from "./json-lines";

const STARTER = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::BUCKET/*"
    }
  ]
}`;

interface Props {
  owner: PolicyOwner;
  mayEdit: boolean;
  limit: number;
}

export function InlinePolicies({ owner, mayEdit, limit }: Props) {
  const [adding, setAdding] = useState(() => hasDraft(newDraft(owner)));
  const used = owner.inline_policies.reduce((sum, policy) => sum + policySize(policy.document), 0);
  return (
    <section className="inspector-section">
      <h3>
        Inline policies
        <span className="quota mono" title="Characters of all inline policies together">
          {used.toLocaleString(shownLanguage())} / {limit.toLocaleString(shownLanguage())}
        </span>
      </h3>
      <ul className="policy-list">
        {owner.inline_policies.map((policy) => (
          <Inline key={policy.name} owner={owner} policy={policy} mayEdit={mayEdit} limit={limit} used={used} />
        ))}
      </ul>
      {adding && <NewInline owner={owner} limit={limit} taken={used} onClose={() => setAdding(false)} />}
      {mayEdit && !adding && (
        <Button size="small" icon={<Plus size={14} />} onClick={() => setAdding(true)}>
          Write an inline policy
        </Button>
      )}
    </section>
  );
}

interface InlineProps extends Props {
  policy: InlinePolicyShape;
  used: number;
}

function Inline({ owner, policy, mayEdit, limit, used }: InlineProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const draft = `inline:${owner.id}:${policy.name}`;
  const [editing, setEditing] = useState(() => hasDraft(draft));
  const { statement: read } = useStatementRead(owner.id, "inline", policy.name);
  const remove = async () => {
    const outcome = await attempt(() => deleteInlinePolicy(sandbox, owner.id, policy.name));
    if (outcome.ok) announce(`Inline policy ${policy.name} is deleted.`);
  };
  return (
    <li className="policy-row">
      <div className="policy-row-head">
        <FilePen size={16} aria-hidden />
        <span className="policy-row-name">{policy.name}</span>
        {mayEdit && !editing && (
          <>
            <IconButton label={`Edit ${policy.name}`} tone="quiet" size="small" onClick={() => setEditing(true)}>
              <Pencil size={14} />
            </IconButton>
            <IconButton label={`Delete ${policy.name}`} tone="quiet" size="small" onClick={() => void remove()}>
              <Trash2 size={14} />
            </IconButton>
          </>
        )}
      </div>
      {editing ? (
        <DocumentEditor
          document={draft}
          read={{ nodeId: owner.id, part: "inline", policy: policy.name }}
          policyType="identity"
          text={policy.document}
          label={`Inline policy ${policy.name}`}
          limit={limit}
          taken={used - policySize(policy.document)}
          onSave={(text, base) => putInlinePolicy(sandbox, owner.id, policy.name, text, base)}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          <PolicySentences document={policy.document} />
          {read !== null && (
            <StatementRead
              nodeId={owner.id}
              part="inline"
              policy={policy.name}
              text={policy.document}
              label={`Inline policy ${policy.name}`}
            />
          )}
          {policy.findings.length > 0 && <Findings findings={policy.findings} />}
        </>
      )}
    </li>
  );
}

const newDraft = (owner: PolicyOwner) => `new inline:${owner.id}`;

interface NewProps {
  owner: PolicyOwner;
  limit: number;
  taken: number;
  onClose: () => void;
}

function NewInline({ owner, limit, taken, onClose }: NewProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const bucket = usePlayground((state) => state.canvas?.resources.find((resource) => resource.type === "bucket")?.name);
  const [name, setName] = useState(() => freePolicyName(owner.inline_policies.map((policy) => policy.name)));
  return (
    <div className="new-inline">
      <Field label="Policy name" hint="Letters, digits and _+=,.@- only.">
        {(control) => (
          <input {...control} value={name} maxLength={128} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <DocumentEditor
        document={newDraft(owner)}
        policyType="identity"
        text=""
        start={STARTER.replace("BUCKET", bucket ?? "my-bucket")}
        label="New inline policy"
        limit={limit}
        taken={taken}
        saveLabel="Add policy"
        onSave={(text, base) => putInlinePolicy(sandbox, owner.id, name.trim(), text, base)}
        onClose={onClose}
      />
    </div>
  );
}
