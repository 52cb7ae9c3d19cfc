/** What a user, group or role can do: managed policies attached to it and inline policies written in it. */
import type { AttachmentShape, InlinePolicyShape } from "../../live/events.gen";
import { usePlayground } from "../../model/store";
import { Boundary, type Bounded } from "./Boundary";
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
  /** Whose ceiling can be set here; a group has none. */
  bounded?: Bounded;
  /** It gets permissions from groups, too. */
  inGroups?: boolean;
}

export function PolicyEditor({ owner, inlineLimit, bounded, inGroups = false }: Props) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <div className="policy-editor">
      <ManagedPolicies owner={owner} mayEdit={mayEdit} inGroups={inGroups} />
      <InlinePolicies owner={owner} mayEdit={mayEdit} limit={inlineLimit} />
      {bounded && <Boundary owner={bounded} mayEdit={mayEdit} />}
    </div>
  );
}
