/** A policy that was pasted onto a node: what it says and what is wrong with it, before anything is saved. */
import { type ReactNode, useState } from "react";

import { putInlinePolicy, putResourcePolicy } from "../../api/policies";
import { replaceTrustPolicy } from "../../api/trust";
import { findEntity } from "../../model/selectors";
import { closeDialog, usePlayground } from "../../model/store";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { DocumentEditor, type DocumentEditorProps } from "./DocumentEditor";
import { freePolicyName } from "./free-policy-name";

interface Props {
  /** The node, which `misfit` has found fit for it. */
  nodeId: string;
  text: string;
  /** It says who may wear a role. */
  trust: boolean;
}

// AWS page "IAM and AWS STS quotas"; 20 KB is S3's for a bucket policy.
const LIMITS = { user: 2_048, group: 5_120, role: 10_240, trust: 2_048, resource: 20_480 };

export function PastePolicyDialog({ nodeId, text, trust }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const canvas = usePlayground((state) => state.canvas);
  const entity = canvas && findEntity(canvas, nodeId);
  if (!entity) return null;
  const { name } = entity.value;
  if (entity.entity === "role" && trust) {
    const role = entity.value;
    return (
      <Paste
        title={`Replace the trust policy of ${name}?`}
        description="What it says now is shown beside what you pasted."
        editor={{
          policyType: "trust",
          text: role.trust_policy,
          label: `Trust policy of ${name}`,
          limit: LIMITS.trust,
          saveLabel: "Replace",
          onSave: (written, base) => replaceTrustPolicy(sandbox, role.id, written, base),
        }}
        pasted={text}
      />
    );
  }
  if (entity.entity === "resource") {
    const resource = entity.value;
    return (
      <Paste
        title={`${resource.policy === null ? "Write" : "Replace"} the policy of ${name}?`}
        description="It says who may use this resource."
        editor={{
          policyType: "resource",
          text: resource.policy ?? "",
          label: `Policy of ${name}`,
          limit: LIMITS.resource,
          onSave: (written, base) => putResourcePolicy(sandbox, resource.id, written, base),
        }}
        pasted={text}
      />
    );
  }
  if (entity.entity === "account" || entity.entity === "provider" || entity.entity === "note") return null;
  const kind = entity.entity === "identity" ? "user" : entity.entity;
  const taken = entity.value.inline_policies.map((policy) => policy.name);
  return <PasteInline nodeId={nodeId} name={name} text={text} taken={taken} limit={LIMITS[kind]} />;
}

interface InlineProps extends Omit<Props, "trust"> {
  name: string;
  taken: string[];
  limit: number;
}

function PasteInline({ nodeId, name, text, taken, limit }: InlineProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [policyName, setPolicyName] = useState(() => freePolicyName(taken));
  return (
    <Paste
      title={`Attach this policy to ${name}?`}
      description="It becomes an inline policy: written in this one place, and gone with it."
      editor={{
        policyType: "identity",
        text: "",
        label: `Policy for ${name}`,
        limit,
        saveLabel: "Attach",
        onSave: (written, base) => putInlinePolicy(sandbox, nodeId, policyName.trim(), written, base),
      }}
      pasted={text}
    >
      <Field label="Policy name" hint="Letters, digits and _+=,.@- only.">
        {(control) => (
          <input
            {...control}
            value={policyName}
            maxLength={128}
            onChange={(event) => setPolicyName(event.target.value)}
          />
        )}
      </Field>
    </Paste>
  );
}

interface PasteProps {
  title: string;
  description: string;
  editor: Omit<DocumentEditorProps, "document" | "onClose">;
  pasted: string;
  children?: ReactNode;
}

function Paste({ title, description, editor, pasted, children }: PasteProps) {
  return (
    <Dialog size="wide" title={title} description={description} onClose={closeDialog}>
      <div className="paste-policy">
        {children}
        <DocumentEditor {...editor} document={`paste:${title}`} start={pasted} onClose={closeDialog} />
      </div>
    </Dialog>
  );
}
