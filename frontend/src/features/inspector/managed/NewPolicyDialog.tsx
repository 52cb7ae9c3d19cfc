/** Create a customer managed policy: name, description and document. Name and description are for good, as in AWS. */
import { useState } from "react";

import { addPolicy } from "../../../api/managed-policies";
import type { Account } from "../../../model/canvas";
import { announce, usePlayground } from "../../../model/store";
import { Dialog } from "../../../ui/Dialog";
import { DocumentEditor } from "../DocumentEditor";
import { type PolicyName, NameFields } from "../NameFields";
import { freePolicyName } from "../free-policy-name";
import { POLICY_LIMIT } from "./limits";

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
  account: Account;
  onMade: (policyId: string) => void;
  onClose: () => void;
}

export function NewPolicyDialog({ account, onMade, onClose }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const taken = usePlayground((state) => state.canvas!.policies);
  const bucket = usePlayground((state) => state.canvas?.resources.find((one) => one.type === "bucket")?.name);
  const [named, setNamed] = useState<PolicyName>(() => ({
    name: freePolicyName(taken.map((policy) => policy.name)),
    description: "",
  }));
  const save = async (document: string) => {
    const made = await addPolicy(sandbox, { account_id: account.id, ...named, name: named.name.trim(), document });
    announce(`Policy ${made.name} is created in ${account.name}.`);
    onMade(made.id);
  };
  return (
    <Dialog
      size="wide"
      title="Create policy"
      description={`Customer managed, in ${account.name}. AWS lets nobody change its name or its description later.`}
      onClose={onClose}
    >
      <NameFields value={named} nameHint="Letters, digits and _+=,.@- only." most={1000} onChange={setNamed} />
      <DocumentEditor
        document={`new-policy:${account.id}`}
        policyType="managed"
        text=""
        start={STARTER.replace("BUCKET", bucket ?? "my-bucket")}
        label="Document of the new policy"
        limit={POLICY_LIMIT}
        saveLabel="Create policy"
        onSave={save}
        onClose={onClose}
      />
    </Dialog>
  );
}
