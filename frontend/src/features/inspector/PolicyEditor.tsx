/** What a user, group or role can do: managed policies attached to it and inline policies written in it. */
import type { AttachmentShape, InlinePolicyShape } from "../../live/events.gen";
import { shortArn } from "../../lib/arn";
import { usePlayground } from "../../model/store";
import { InlinePolicies } from "./InlinePolicies";
import { ManagedPolicies } from "./ManagedPolicies";

export interface PolicyOwner {
  id: string;
  name: string;
  attachments: AttachmentShape[];
  inline_policies: InlinePolicyShape[];
}

interface Props {
  owner: PolicyOwner;
  /** AWS's limit for the sum of this owner's inline policies. */
  inlineLimit: number;
  boundary: string | null;
  /** It gets permissions from groups, too. */
  inGroups?: boolean;
}

export function PolicyEditor({ owner, inlineLimit, boundary, inGroups = false }: Props) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <div className="policy-editor">
      {boundary && (
        <p className="boundary">
          Permissions boundary <strong>{shortArn(boundary)}</strong>: a ceiling. What it does not allow is denied,
          whatever the policies below say.
        </p>
      )}
      <ManagedPolicies owner={owner} mayEdit={mayEdit} inGroups={inGroups} />
      <InlinePolicies owner={owner} mayEdit={mayEdit} limit={inlineLimit} />
    </div>
  );
}
