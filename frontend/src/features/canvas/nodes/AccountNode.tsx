import { Handle, Position, type NodeProps } from "@xyflow/react";
import { Building2, Handshake } from "lucide-react";
import { memo, type CSSProperties } from "react";
import { groupDigits } from "../../../lib/arn";
import { useCanvasUi } from "../canvas-ui";
import type { AccountNodeType } from "../flow-types";
import { NameInput } from "./NameInput";

/** A frame around what the account owns. Its root can be trusted: the port in the header stands for it. */
export const AccountNode = memo(function AccountNode({ id, data }: NodeProps<AccountNodeType>) {
  const { account, line, aim } = data;
  const renaming = useCanvasUi((ui) => ui.renaming === id);
  const Icon = account.kind === "own" ? Building2 : Handshake;
  return (
    <section className={`account account-${account.kind}`} data-aim={aim} style={hue(account.hue)}>
      <header>
        <span className="account-chip" aria-hidden>
          <Icon size={15} strokeWidth={2.1} />
        </span>
        {renaming ? <NameInput id={id} name={account.name} /> : <h3>{account.name}</h3>}
        <span className="account-number mono">{groupDigits(account.number)}</span>
        <span className="account-line">{line}</span>
      </header>
      <Handle
        id="out"
        type="source"
        position={Position.Right}
        className="port port-hover port-root"
        isConnectableEnd={false}
      />
    </section>
  );
});

/** The account's own colour, as an angle for the style sheet. */
export const hue = (angle: number): CSSProperties => ({ "--angle": angle }) as CSSProperties;
