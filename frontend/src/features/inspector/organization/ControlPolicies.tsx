/** All SCPs and RCPs of the organization: find one, see where it is attached, open it, write a new one. */
import { ChevronRight, FileCheck2, Plus } from "lucide-react";
import { useState } from "react";

import type { OrganizationPolicyType } from "../../../live/events.gen";
import { plural } from "../../../lib/words";
import type { Canvas } from "../../../model/canvas";
import type { ControlPolicy, Organization } from "../../../model/organization";
import { openDialog } from "../../../model/store";
import { Button } from "../../../ui/Button";
import { BUILT_IN_RCP, KINDS } from "./limits";
import { NewControlPolicyDialog } from "./NewControlPolicyDialog";

interface Props {
  canvas: Canvas;
  organization: Organization;
}

export function ControlPolicies(props: Props) {
  return (
    <div className="organization-policies">
      <OfType {...props} type="scp" />
      <OfType {...props} type="rcp" />
    </div>
  );
}

function OfType({ canvas, organization, type }: Props & { type: OrganizationPolicyType }) {
  const [writing, setWriting] = useState(false);
  const kind = KINDS[type];
  const policies = organization.policies.filter((policy) => policy.type === type);
  return (
    <section aria-label={kind.title}>
      <h3>{kind.title}</h3>
      <p className="organization-words">{kind.job}</p>
      <ul className="managed-list">
        {type === "rcp" && (
          <li className="managed-row" data-still>
            <FileCheck2 size={16} aria-hidden />
            <span className="managed-row-words">
              <strong>{BUILT_IN_RCP}</strong>
              <span>AWS managed · attached to the root, every OU and every account, for good</span>
            </span>
          </li>
        )}
        {policies.map((policy) => (
          <PolicyRow key={policy.id} policy={policy} />
        ))}
      </ul>
      {canvas.may_edit && (
        <Button size="small" icon={<Plus size={14} />} onClick={() => setWriting(true)}>
          Create {kind.short}
        </Button>
      )}
      {writing && <NewControlPolicyDialog organization={organization} type={type} onClose={() => setWriting(false)} />}
    </section>
  );
}

function PolicyRow({ policy }: { policy: ControlPolicy }) {
  const facts = [
    ...(policy.aws_managed ? ["AWS managed"] : []),
    policy.target_ids.length > 0 ? `attached to ${plural(policy.target_ids.length, "place")}` : "not attached",
    ...(policy.description ? [policy.description] : []),
  ];
  return (
    <li>
      <button
        type="button"
        className="managed-row"
        onClick={() => openDialog({ kind: "controlPolicy", policyId: policy.id })}
      >
        <FileCheck2 size={16} aria-hidden />
        <span className="managed-row-words">
          <strong>{policy.name}</strong>
          <span>{facts.join(" · ")}</span>
        </span>
        <ChevronRight size={14} aria-hidden />
      </button>
    </li>
  );
}
