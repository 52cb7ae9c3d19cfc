/** A customer managed policy: its text, its versions, who has it, and how it goes. */
import { FilePen, Trash2 } from "lucide-react";
import { useState } from "react";

import { changePolicy, tagPolicy } from "../../../api/managed-policies";
import type { ManagedPolicyShape } from "../../../live/events.gen";
import { policyUse, type Holder } from "../../../model/policy-use";
import { selectNode, usePlayground } from "../../../model/store";
import { Button } from "../../../ui/Button";
import { CopyButton } from "../../../ui/CopyButton";
import { Dialog } from "../../../ui/Dialog";
import { Tile } from "../../../ui/Tile";
import { DocumentEditor } from "../DocumentEditor";
import { PolicySentences } from "../PolicySentences";
import { PolicyText } from "../PolicyText";
import { Tags } from "../Tags";
import { hasDraft } from "../drafts";
import { DeletePolicy } from "./DeletePolicy";
import { Versions } from "./Versions";
import { POLICY_LIMIT } from "./limits";

const ALL = 100;

export function PolicyDialog({ policyId, onClose }: { policyId: string; onClose: () => void }) {
  const policy = usePlayground((state) => state.canvas!.policies.find((one) => one.id === policyId));
  const mayEdit = usePlayground((state) => state.canvas!.may_edit);
  const sandbox = usePlayground((state) => state.sandboxId);
  const [deleting, setDeleting] = useState(false);
  if (!policy) {
    return (
      <Dialog title="This policy is gone" onClose={onClose} footer={<Button onClick={onClose}>Close</Button>}>
        It was deleted, and is attached nowhere any more. Undo brings it back.
      </Dialog>
    );
  }
  if (deleting) return <DeletePolicy policy={policy} onKeep={() => setDeleting(false)} onGone={onClose} />;
  return (
    <Dialog
      size="wide"
      title={policy.name}
      description={policy.description || "A customer managed policy, without a description."}
      onClose={onClose}
      footer={
        <>
          {mayEdit && (
            <Button tone="danger" icon={<Trash2 size={14} />} onClick={() => setDeleting(true)}>
              Delete policy
            </Button>
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <div className="managed-policy">
        <Facts policy={policy} />
        <Document policy={policy} mayEdit={mayEdit} />
        <Versions policy={policy} mayEdit={mayEdit} />
        <Tags name={policy.name} tags={policy.tags} onSave={(tags) => tagPolicy(sandbox, policy.id, tags)} />
        <Users policy={policy} onClose={onClose} />
      </div>
    </Dialog>
  );
}

function Facts({ policy }: { policy: ManagedPolicyShape }) {
  return (
    <dl className="facts">
      <dt>ARN</dt>
      <dd className="fact-arn">
        <code>{policy.arn}</code>
        <CopyButton text={policy.arn} label="Copy ARN" />
      </dd>
      <dt>Name and description</dt>
      <dd>AWS fixes both when a policy is created. For another name, create another policy.</dd>
    </dl>
  );
}

function Document({ policy, mayEdit }: { policy: ManagedPolicyShape; mayEdit: boolean }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const draft = `policy:${policy.id}`;
  const [editing, setEditing] = useState(() => hasDraft(draft));
  return (
    <section>
      <h3>Document, version {policy.default_version}</h3>
      {editing ? (
        <DocumentEditor
          document={draft}
          policyType="managed"
          text={policy.document}
          label={`Policy ${policy.name}`}
          limit={POLICY_LIMIT}
          saveLabel="Save as new version"
          onSave={(text, base) => changePolicy(sandbox, policy.id, text, base)}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          <PolicySentences document={policy.document} most={ALL} />
          <PolicyText text={policy.document} label={`Document of ${policy.name}`} />
          {mayEdit && (
            <Button size="small" icon={<FilePen size={14} />} onClick={() => setEditing(true)}>
              Edit document
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Users({ policy, onClose }: { policy: ManagedPolicyShape; onClose: () => void }) {
  const canvas = usePlayground((state) => state.canvas!);
  const use = policyUse(canvas, policy.arn);
  const show = (id: string) => {
    onClose();
    selectNode(id);
  };
  return (
    <section>
      <h3>Used by</h3>
      {use.attached.length + use.bounded.length === 0 && (
        <p className="nothing">Nobody. Choose a user, group or role and attach it under Permissions.</p>
      )}
      <Holders title="Attached to" holders={use.attached} onShow={show} />
      <Holders title="Permissions boundary of" holders={use.bounded} onShow={show} />
    </section>
  );
}

function Holders({ title, holders, onShow }: { title: string; holders: Holder[]; onShow: (id: string) => void }) {
  if (holders.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="managed-holders">
        {holders.map((holder) => (
          <li key={holder.id}>
            <button type="button" className="managed-holder" onClick={() => onShow(holder.id)}>
              <Tile kind={holder.kind} name={holder.name} size="row" />
              {holder.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
