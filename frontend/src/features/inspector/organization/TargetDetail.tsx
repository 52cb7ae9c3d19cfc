/** What is chosen in the tree: what it is, what is attached to it, what comes from above, and what can be done with it. */
import { renameUnit } from "../../../api/organizations";
import type { Canvas } from "../../../model/canvas";
import { groupDigits } from "../../../lib/arn";
import { type Organization, memberOf, pathWords, targetName, unitOf } from "../../../model/organization";
import { usePlayground } from "../../../model/store";
import { CopyButton } from "../../../ui/CopyButton";
import { InlineText } from "../InlineText";
import { AccountActions } from "./AccountActions";
import { Attached } from "./Attached";
import { FromAbove } from "./FromAbove";
import { RootActions } from "./RootActions";
import { UnitActions } from "./UnitActions";

export interface TargetProps {
  canvas: Canvas;
  organization: Organization;
  /** The root, an OU or an account of it. */
  id: string;
}

export function TargetDetail(props: TargetProps) {
  const { canvas, organization, id } = props;
  const manages = id === organization.management_account_id;
  return (
    <section className="organization-detail" aria-label={`About ${targetName(canvas, organization, id)}`}>
      <Head {...props} />
      <Attached {...props} type="scp" />
      <Attached {...props} type="rcp" />
      {id !== organization.root_id && !manages && <FromAbove {...props} />}
      {canvas.may_edit && <Actions {...props} />}
    </section>
  );
}

function Head({ canvas, organization, id }: TargetProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const unit = unitOf(organization, id);
  const account = canvas.accounts.find((one) => one.id === id);
  const copied = account?.number ?? id;
  return (
    <header>
      <h3>
        {unit ? (
          <InlineText
            value={unit.name}
            label="Name"
            disabled={!canvas.may_edit}
            onSave={(name) => renameUnit(sandbox, organization.id, id, name)}
          />
        ) : (
          targetName(canvas, organization, id)
        )}
      </h3>
      <p className="organization-id">
        <span className="mono">{account ? groupDigits(account.number) : id}</span>
        <CopyButton text={copied} label={account ? "Copy account number" : "Copy id"} />
      </p>
      {id !== organization.root_id && <p className="organization-path">{pathWords(canvas, organization, id)}</p>}
      <p className="organization-words">{words(organization, id)}</p>
    </header>
  );
}

function words(organization: Organization, id: string): string {
  if (id === organization.root_id) return "What is attached here limits every account of the organization but the management account.";
  if (id === organization.management_account_id)
    return "The management account. Whatever is attached to it or above it, no SCP and no RCP limits what is in it.";
  return memberOf(organization, id)
    ? "A request must be allowed at this account and at each level above it, and none of them may deny it."
    : "What is attached here limits every account in this OU and in the OUs below it.";
}

function Actions(props: TargetProps) {
  if (props.id === props.organization.root_id) return <RootActions {...props} />;
  return memberOf(props.organization, props.id) ? <AccountActions {...props} /> : <UnitActions {...props} />;
}
