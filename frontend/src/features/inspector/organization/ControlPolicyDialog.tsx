/** An SCP or RCP: its text, opened at a statement if one was asked for, where it is attached, and how it goes. */
import { FilePen, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { changeControlPolicy, removeControlPolicy } from "../../../api/organizations";
import { type ControlPolicy, type Organization, organizationOf, pathWords } from "../../../model/organization";
import { openOrganization } from "../../../model/organization-view";
import { closeDialog, usePlayground } from "../../../model/store";
import { AwsRefusal } from "../../../ui/AwsRefusal";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { DocumentEditor } from "../DocumentEditor";
import { InlineText } from "../InlineText";
import { PolicySentences } from "../PolicySentences";
import { PolicyText } from "../PolicyText";
import { hasDraft } from "../drafts";
import { statementLines } from "../statements";
import { KINDS } from "./limits";
import { useChange } from "./use-change";

const ALL = 100;

interface Props {
  policyId: string;
  /** Which statement to show, counted from 0. */
  statement?: number;
}

export function ControlPolicyDialog({ policyId, statement }: Props) {
  const organization = usePlayground((state) => organizationOf(state.canvas!));
  const mayEdit = usePlayground((state) => state.canvas!.may_edit);
  const sandbox = usePlayground((state) => state.sandboxId);
  const change = useChange();
  const policy = organization?.policies.find((one) => one.id === policyId);
  if (!organization || !policy) {
    return (
      <Dialog title="This policy is gone" onClose={closeDialog} footer={<Button onClick={closeDialog}>Close</Button>}>
        It was deleted, and is attached nowhere any more. Undo brings it back.
      </Dialog>
    );
  }
  const own = mayEdit && !policy.aws_managed;
  const inUse = change.refusal?.code === "PolicyInUseException";
  const remove = async () => {
    const work = () => removeControlPolicy(sandbox, organization.id, policy.id, inUse);
    if (await change.run(work, `Policy ${policy.name} is deleted.`)) closeDialog();
  };
  return (
    <Dialog
      size="wide"
      title={policy.name}
      description={`${KINDS[policy.type].short}${policy.aws_managed ? ", AWS managed: nobody changes it" : ""}. ${KINDS[policy.type].job}`}
      onClose={closeDialog}
      footer={
        <>
          {own && (
            <Button tone="danger" icon={<Trash2 size={14} />} busy={change.busy} onClick={() => void remove()}>
              {inUse ? "Detach it everywhere and delete" : "Delete policy"}
            </Button>
          )}
          <Button onClick={closeDialog}>Close</Button>
        </>
      }
    >
      <div className="managed-policy">
        {change.refusal && <AwsRefusal error={change.refusal} />}
        {own && <Names organization={organization} policy={policy} />}
        <Document organization={organization} policy={policy} own={own} statement={statement} />
        <Targets organization={organization} policy={policy} />
      </div>
    </Dialog>
  );
}

interface PartProps {
  organization: Organization;
  policy: ControlPolicy;
}

function Names({ organization, policy }: PartProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const save = (changed: { name?: string; description?: string }) =>
    changeControlPolicy(sandbox, organization.id, policy.id, changed);
  return (
    <dl className="facts">
      <dt>Name</dt>
      <dd>
        <InlineText value={policy.name} label="Name" onSave={(name) => save({ name })} />
      </dd>
      <dt>Description</dt>
      <dd>
        <InlineText value={policy.description} label="Description" onSave={(description) => save({ description })}>
          {policy.description || "None"}
        </InlineText>
      </dd>
    </dl>
  );
}

function Document({ organization, policy, own, statement }: PartProps & { own: boolean; statement?: number }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const draft = `control:${policy.id}`;
  const [editing, setEditing] = useState(() => hasDraft(draft));
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    if (statement !== undefined) part.current?.querySelector("[data-marked]")?.scrollIntoView({ block: "center" });
  }, [statement]);
  const marked = statement === undefined ? [] : [statementLines(policy.document, statement)];
  return (
    <section ref={part}>
      <h3>Document</h3>
      {editing ? (
        <DocumentEditor
          document={draft}
          policyType={policy.type}
          text={policy.document}
          label={`Policy ${policy.name}`}
          limit={KINDS[policy.type].size}
          onSave={(document, base) => changeControlPolicy(sandbox, organization.id, policy.id, { document, base })}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          <PolicySentences document={policy.document} most={ALL} />
          {statement !== undefined && <p className="statement-note">The statement that decided is marked.</p>}
          <PolicyText text={policy.document} label={`Document of ${policy.name}`} marked={marked} />
          {own && (
            <Button size="small" icon={<FilePen size={14} />} onClick={() => setEditing(true)}>
              Edit document
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Targets({ organization, policy }: PartProps) {
  const canvas = usePlayground((state) => state.canvas!);
  return (
    <section>
      <h3>Attached to</h3>
      {policy.target_ids.length === 0 && (
        <p className="nothing">Nothing yet. Open the organization, choose the root, an OU or an account, and attach it.</p>
      )}
      <ul className="managed-holders">
        {policy.target_ids.map((id) => (
          <li key={id}>
            <button type="button" className="managed-holder" onClick={() => openOrganization(id)}>
              {pathWords(canvas, organization, id)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
