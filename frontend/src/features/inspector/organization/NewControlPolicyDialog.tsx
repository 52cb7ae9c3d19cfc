/** Write an SCP or RCP; with a target it is attached there as soon as it is made. */
import { useState } from "react";

import { addControlPolicy } from "../../../api/organizations";
import type { OrganizationPolicyType } from "../../../live/events.gen";
import type { Organization } from "../../../model/organization";
import { announce, usePlayground } from "../../../model/store";
import { Dialog } from "../../../ui/Dialog";
import { DocumentEditor } from "../DocumentEditor";
import { type PolicyName, NameFields } from "../NameFields";
import { freePolicyName } from "../free-policy-name";
import { KINDS } from "./limits";

// AWS page "Example service control policies": to deny leaving the organization is where most begin.
const STARTERS: Record<OrganizationPolicyType, string> = {
  scp: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "NeverLeave",
      "Effect": "Deny",
      "Action": "organizations:LeaveOrganization",
      "Resource": "*"
    }
  ]
}`,
  rcp: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "OnlyEncrypted",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "BoolIfExists": { "aws:SecureTransport": "false" }
      }
    }
  ]
}`,
};

interface Props {
  organization: Organization;
  type: OrganizationPolicyType;
  target?: { id: string; name: string };
  onClose: () => void;
}

export function NewControlPolicyDialog({ organization, type, target, onClose }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [named, setNamed] = useState<PolicyName>(() => ({
    name: freePolicyName(organization.policies.map((policy) => policy.name)),
    description: "",
  }));
  const { short, size, job } = KINDS[type];
  const save = async (document: string) => {
    const wanted = { type, ...named, name: named.name.trim(), document };
    await addControlPolicy(sandbox, organization.id, target ? { ...wanted, target_id: target.id } : wanted);
    announce(`${short} ${wanted.name} is ${target ? `attached to ${target.name}` : "created"}.`);
  };
  return (
    <Dialog
      size="wide"
      title={target ? `Write an ${short} for ${target.name}` : `Create ${short}`}
      description={job}
      onClose={onClose}
    >
      <NameFields value={named} nameHint="Once in an organization." most={512} onChange={setNamed} />
      <DocumentEditor
        document={`new-control:${type}:${target?.id ?? ""}`}
        policyType={type}
        text=""
        start={STARTERS[type]}
        label={`Document of the new ${short}`}
        limit={size}
        saveLabel={target ? "Create and attach" : `Create ${short}`}
        onSave={save}
        onClose={onClose}
      />
    </Dialog>
  );
}
