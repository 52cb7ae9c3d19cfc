import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import "../../../styles/scale.css";
import type { Identity } from "../../../model/canvas";
import { isOneOf } from "../../../model/players";
import { useAttempt } from "../../../model/use-attempt";
import { figure } from "../../../ui/QuotaBar";
import type { IdentityNodeType } from "../flow-types";
import { Card } from "./Card";

/** A user, AWS service, web identity provider or anonymous caller. */
export const IdentityNode = memo(function IdentityNode({ id, data }: NodeProps<IdentityNodeType>) {
  const { identity, line, aim } = data;
  const cover = identity.kind === "web_identity" && <Crowd identity={identity} />;
  return <Card id={id} kind={identity.kind} name={identity.name} line={line} aim={aim} port="always" pinned={identity.position.pinned} boundary={identity.boundary} cover={cover} />;
});

/** One card for all of a crowd: nobody draws 500,000. */
function Crowd({ identity }: { identity: Identity }) {
  const players = useAttempt()?.exercise.players;
  if (!players || !isOneOf(players, identity)) return null;
  return (
    <>
      <span className="crowd-sheets" aria-hidden />
      <span className="crowd-chip">1 of {figure(players.most)}</span>
    </>
  );
}
