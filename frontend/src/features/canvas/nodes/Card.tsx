import { Handle, Position } from "@xyflow/react";
import { Pin, Shield } from "lucide-react";
import type { ReactNode } from "react";
import { Tile, type TileKind } from "../../../ui/Tile";
import type { Aim } from "../scene";
import { useCanvasUi } from "../canvas-ui";
import { Anchors } from "./Anchors";
import { shortArn } from "../../../lib/arn";
import { useLayers } from "../layers";
import { NameInput } from "./NameInput";

export interface CardProps {
  id: string;
  kind: TileKind;
  name: string;
  line: string;
  aim: Aim;
  /** Can a trust policy name it? Then it has a port. */
  port: "always" | "hover" | "none";
  tileName?: string;
  badge?: ReactNode;
  /** Something that lies over the card. */
  cover?: ReactNode;
  pinned: boolean;
  /** The ARN of its permissions boundary, if it has one. */
  boundary?: string | null;
}

/** The card of an identity, group, role or resource: tile, name, second line, port. */
export function Card({ id, kind, name, line, aim, port, tileName, badge, cover, pinned, boundary }: CardProps) {
  const renaming = useCanvasUi((ui) => ui.renaming === id);
  return (
    <div className="card" data-aim={aim} data-kind={kind}>
      <Handle id="card" type="target" position={Position.Left} className="landing" isConnectableStart={false} />
      <Anchors />
      {port === "none" && <i className="anchor source" data-handleid="out" data-handlepos="right" aria-hidden />}
      <Tile kind={kind} name={tileName ?? name} />
      <div className="card-words">
        {renaming ? <NameInput id={id} name={name} /> : <div className="card-name">{name}</div>}
        <div className="card-line">{line}</div>
      </div>
      {badge}
      {cover}
      {boundary && <BoundaryChip arn={boundary} />}
      {pinned && <Pin size={12} className="card-pin" role="img" aria-label="pinned" />}
      {port !== "none" && (
        <Handle id="out" type="source" position={Position.Right} className={`port port-${port}`} isConnectableEnd={false} />
      )}
    </div>
  );
}

/** The ceiling of this user or role, shown on demand. */
function BoundaryChip({ arn }: { arn: string }) {
  const shown = useLayers((layers) => layers.boundaries);
  if (!shown) return null;
  return (
    <span className="card-boundary" title={`Permissions boundary: ${arn}`}>
      <Shield size={11} aria-hidden />
      <span>{shortArn(arn)}</span>
    </span>
  );
}
