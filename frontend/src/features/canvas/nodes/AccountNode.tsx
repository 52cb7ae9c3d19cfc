import { Handle, NodeResizeControl, Position, ResizeControlVariant, type NodeProps } from "@xyflow/react";
import { Building2, Handshake, Network } from "lucide-react";
import { memo } from "react";
import { groupDigits } from "../../../lib/arn";
import { badgeOf, organizationOf } from "../../../model/organization";
import { openOrganization } from "../../../model/organization-view";
import { standsAlone } from "../../../model/selectors";
import { usePlayground } from "../../../model/store";
import { QuotaBar, USERS_PER_ACCOUNT } from "../../../ui/QuotaBar";
import { useCanvasUi } from "../canvas-ui";
import { EmptyAccount } from "../EmptyCanvas";
import type { AccountNodeType } from "../flow-types";
import { NameInput } from "./NameInput";

/** A tenth of what an account may have: from there on the quota is worth a look. */
const SHOWN_FROM = USERS_PER_ACCOUNT / 10;

/** A frame around what the account owns. Its root can be trusted: the port in the header stands for it. */
export const AccountNode = memo(function AccountNode({ id, data, selected }: NodeProps<AccountNodeType>) {
  const { account, line, aim } = data;
  const renaming = useCanvasUi((ui) => ui.renaming === id);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const alone = usePlayground((state) => state.canvas !== null && standsAlone(state.canvas, id));
  const Icon = account.kind === "own" ? Building2 : Handshake;
  return (
    <section className={`account account-${account.kind} ${hueClass(account.hue)}`} data-aim={aim}>
      <header>
        <span className="account-chip" aria-hidden>
          <Icon size={15} strokeWidth={2.1} />
        </span>
        {renaming ? <NameInput id={id} name={account.name} /> : <h3>{account.name}</h3>}
        <span className="account-number mono">{groupDigits(account.number)}</span>
        <OrganizationChip id={id} />
        <span className="account-line">{line}</span>
      </header>
      {data.users >= SHOWN_FROM && <QuotaBar used={data.users} />}
      <i className="anchor source anchor-root" data-handleid="back" data-handlepos="left" aria-hidden />
      <i className="anchor source anchor-root" data-handleid="inwards" data-handlepos="right" aria-hidden />
      <Handle
        id="out"
        type="source"
        position={Position.Right}
        className="port port-hover port-root"
        isConnectableEnd={false}
      />
      {alone && mayEdit && <EmptyAccount />}
      {selected && mayEdit && <Resize />}
    </section>
  );
});

/** Where it stands in its organization, and how many policies limit it. Opens it there. */
function OrganizationChip({ id }: { id: string }) {
  const badge = usePlayground((state) => (state.canvas ? badgeOf(organizationOf(state.canvas), id) : null));
  if (!badge) return null;
  const manages = badge.policies === "management";
  const words = `${badge.path}, ${badge.policies}`;
  return (
    <button
      type="button"
      className="account-organization nodrag nopan"
      title={`In the organization: ${words}`}
      aria-label={`In the organization: ${words}`}
      onClick={(event) => {
        event.stopPropagation();
        openOrganization(id);
      }}
    >
      <Network size={12} aria-hidden />
      {manages ? <span>management</span> : <span>{badge.path}</span>}
      {!manages && <span className="account-policies">{badge.policies}</span>}
    </button>
  );
}

/** The chosen account can be pulled larger by its right and lower side; the other two hold what lies inside. */
function Resize() {
  return (
    <>
      <NodeResizeControl position="right" className="account-side" variant={ResizeControlVariant.Line} />
      <NodeResizeControl position="bottom" className="account-side" variant={ResizeControlVariant.Line} />
      <NodeResizeControl position="bottom-right" className="account-corner" />
    </>
  );
}

const HUES = 6;

/** The account's own colour: accounts take six in turn. */
export const hueClass = (hue: number): string => `hue-${String(hue % HUES)}`;
