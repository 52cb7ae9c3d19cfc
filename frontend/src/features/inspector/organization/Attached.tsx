/** The policies of one kind that are attached to the root, an OU or an account: open, detach, attach another one. */
import { FileCheck2, Plus, X } from "lucide-react";
import { useState } from "react";

import { attachControlPolicy, detachControlPolicy } from "../../../api/organizations";
import type { OrganizationPolicyType } from "../../../live/events.gen";
import { type ControlPolicy, policiesOn, targetName } from "../../../model/organization";
import { openDialog, usePlayground } from "../../../model/store";
import { AwsRefusal } from "../../../ui/AwsRefusal";
import { Button, IconButton } from "../../../ui/Button";
import { Combobox } from "../../../ui/Combobox";
import { Field } from "../../../ui/Field";
import { BUILT_IN_RCP, KINDS } from "./limits";
import { NewControlPolicyDialog } from "./NewControlPolicyDialog";
import type { TargetProps } from "./TargetDetail";
import { refusalWords, useChange } from "./use-change";

type Props = TargetProps & { type: OrganizationPolicyType };

export function Attached(props: Props) {
  const { canvas, organization, id, type } = props;
  const policies = policiesOn(organization, id, type);
  const built = type === "rcp" ? 1 : 0;
  return (
    <section className="organization-attached" aria-label={KINDS[type].title}>
      <h4>
        {KINDS[type].title}
        <span className="quota mono">
          {policies.length + built} / {KINDS[type].most}
        </span>
      </h4>
      <ul>
        {type === "rcp" && (
          <li className="organization-policy">
            <FileCheck2 size={16} aria-hidden />
            <span className="organization-policy-name">
              {BUILT_IN_RCP} <small>AWS managed, stays attached everywhere</small>
            </span>
          </li>
        )}
        {policies.map((policy) => (
          <AttachedRow key={policy.id} {...props} policy={policy} />
        ))}
      </ul>
      {canvas.may_edit && <AttachSearch {...props} />}
    </section>
  );
}

function AttachedRow({ canvas, organization, id, policy }: Props & { policy: ControlPolicy }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const change = useChange();
  const told = `${policy.name} is detached from ${targetName(canvas, organization, id)}.`;
  const detach = () => change.run(() => detachControlPolicy(sandbox, organization.id, policy.id, id), told);
  return (
    <li>
      <div className="organization-policy">
        <FileCheck2 size={16} aria-hidden />
        <button
          type="button"
          className="organization-policy-name"
          onClick={() => openDialog({ kind: "controlPolicy", policyId: policy.id })}
        >
          {policy.name}
          {policy.aws_managed && <small> AWS managed</small>}
        </button>
        {canvas.may_edit && (
          <IconButton label={`Detach ${policy.name}`} tone="quiet" size="small" onClick={() => void detach()}>
            <X size={14} />
          </IconButton>
        )}
      </div>
      {change.refusal && <AwsRefusal error={change.refusal} />}
    </li>
  );
}

function AttachSearch({ canvas, organization, id, type }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [search, setSearch] = useState("");
  const [writing, setWriting] = useState(false);
  const change = useChange();
  const { short } = KINDS[type];
  const name = targetName(canvas, organization, id);
  const wanted = search.trim().toLowerCase();
  const free = organization.policies.filter(
    (policy) => policy.type === type && !policy.target_ids.includes(id) && policy.name.toLowerCase().includes(wanted),
  );
  const attach = (policyId: string, label: string) => {
    setSearch("");
    void change.run(() => attachControlPolicy(sandbox, organization.id, policyId, id), `${label} is attached to ${name}.`);
  };
  return (
    <div className="organization-row">
      <Field label={`Attach an ${short}`} error={refusalWords(change)}>
        {(control) => (
          <Combobox
            control={control}
            text={search}
            placeholder={`Search the ${short}s of this organization`}
            emptyWords={wanted ? `No other ${short} fits.` : `Every ${short} there is, is attached here.`}
            choices={free.map((policy) => ({ id: policy.id, label: policy.name, detail: policy.description }))}
            onType={setSearch}
            onChoose={(choice) => attach(choice.id, choice.label)}
          />
        )}
      </Field>
      <Button icon={<Plus size={14} />} onClick={() => setWriting(true)}>
        Write an {short}
      </Button>
      {writing && (
        <NewControlPolicyDialog
          organization={organization}
          type={type}
          target={{ id, name }}
          onClose={() => setWriting(false)}
        />
      )}
    </div>
  );
}
