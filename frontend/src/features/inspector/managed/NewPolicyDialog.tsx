/** Create a customer managed policy: name, description and document. Name and description are for good, as in AWS. */
import { useState } from "react";

import { addPolicy } from "../../../api/managed-policies";
import type { Account } from "../../../model/canvas";
import { announce, usePlayground } from "../../../model/store";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { DocumentEditor } from "../DocumentEditor";
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
  const [name, setName] = useState(() => freePolicyName(taken.map((policy) => policy.name)));
  const [description, setDescription] = useState("");
  const save = async (document: string) => {
    const made = await addPolicy(sandbox, { account_id: account.id, name: name.trim(), description, document });
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
      <div className="managed-fields">
        <Field label="Policy name" hint="Letters, digits and _+=,.@- only.">
          {(control) => (
            <input {...control} value={name} maxLength={128} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label="Description" hint="What it is for, in a sentence.">
          {(control) => (
            <input
              {...control}
              value={description}
              maxLength={1000}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
      </div>
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
