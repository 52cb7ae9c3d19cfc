/** Managed policies: attached ones with their words and documents, and a search to attach more. */
import { ChevronRight, FileCheck2, X } from "lucide-react";
import { useState } from "react";

import { attach, detach } from "../../api/policies";
import { ApiError } from "../../api/http";
import type { AttachmentShape } from "../../live/events.gen";
import { attempt, shownAhead } from "../../model/attempt";
import { attached, detached } from "../../model/guesses";
import { stopReading, useStatementRead } from "../../model/reading";
import { announce, usePlayground } from "../../model/store";
import { IconButton } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import type { PolicyOwner } from "./PolicyEditor";
import { PolicySentences } from "./PolicySentences";
import { StatementRead } from "./StatementRead";
import { useManagedPolicy, useManagedSearch } from "./use-managed";

// AWS page "IAM and AWS STS quotas": managed policies attached to one user, group or role.
const MOST_ATTACHED = 10;

interface Props {
  owner: PolicyOwner;
  mayEdit: boolean;
  inGroups: boolean;
}

export function ManagedPolicies({ owner, mayEdit, inGroups }: Props) {
  const hasOthers = inGroups || owner.inline_policies.length > 0;
  return (
    <section className="inspector-section">
      <h3>
        Attached policies
        <span className="quota mono">
          {owner.attachments.length} / {MOST_ATTACHED}
        </span>
      </h3>
      {owner.attachments.length === 0 && (
        <p className="nothing">{hasOthers ? "None attached." : "None yet. Without a policy, everything is denied."}</p>
      )}
      <ul className="policy-list">
        {owner.attachments.map((attachment) => (
          <Attached key={attachment.arn} owner={owner} attachment={attachment} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit && <AttachSearch owner={owner} />}
    </section>
  );
}

interface AttachedProps {
  owner: PolicyOwner;
  attachment: AttachmentShape;
  mayEdit: boolean;
}

function Attached({ owner, attachment, mayEdit }: AttachedProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [open, setOpen] = useState(false);
  const { statement: read } = useStatementRead(owner.id, "managed", attachment.arn);
  const shown = open || read !== null;
  const policy = useManagedPolicy(attachment.arn, attachment.name);
  const toggle = () => {
    if (read !== null) stopReading();
    setOpen(!shown);
  };
  const remove = async () => {
    const outcome = await attempt(() => detach(sandbox, owner.id, attachment.arn), detached(owner.id, attachment.arn));
    if (outcome.ok) announce(`${attachment.name} is detached from ${owner.name}.`);
  };
  return (
    <li className="policy-row">
      <div className="policy-row-head">
        <FileCheck2 size={16} aria-hidden />
        <button type="button" className="policy-row-name" aria-expanded={shown} onClick={toggle}>
          <span>{attachment.name}</span>
          <ChevronRight size={14} aria-hidden />
        </button>
        {mayEdit && (
          <IconButton label={`Detach ${attachment.name}`} tone="quiet" size="small" onClick={() => void remove()}>
            <X size={14} />
          </IconButton>
        )}
      </div>
      <p className="policy-row-kind">
        {attachment.aws_managed ? "AWS managed" : "Customer managed"}
        {policy?.subset && ", a shortened teaching copy (subset)"}
      </p>
      {policy && <PolicySentences document={policy.document} />}
      {shown && policy && (
        <StatementRead
          nodeId={owner.id}
          part="managed"
          policy={attachment.arn}
          text={policy.document}
          label={`Document of ${attachment.name}`}
        />
      )}
      {shown && policy === null && <p className="nothing">Its document could not be loaded.</p>}
    </li>
  );
}

function AttachSearch({ owner }: { owner: PolicyOwner }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [search, setSearch] = useState("");
  const [problem, setProblem] = useState("");
  const taken = new Set(owner.attachments.map((attachment) => attachment.arn));
  const found = useManagedSearch(search).filter((policy) => !taken.has(policy.arn));
  const take = async (arn: string, name: string) => {
    const aws_managed = found.some((policy) => policy.arn === arn && policy.account_id === null);
    setProblem("");
    setSearch("");
    try {
      await shownAhead(() => attach(sandbox, owner.id, arn), attached(owner.id, { arn, name, aws_managed }));
      announce(`${name} is attached to ${owner.name}.`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  return (
    <Field label="Attach a policy" error={problem}>
      {(control) => (
        <Combobox
          control={control}
          text={search}
          placeholder="Search, for example S3 read only"
          emptyWords="No policy fits. Write an inline one below."
          choices={found.map((policy) => ({ id: policy.arn, label: policy.name, detail: policy.description }))}
          onType={setSearch}
          onChoose={(choice) => void take(choice.id, choice.label)}
        />
      )}
    </Field>
  );
}
