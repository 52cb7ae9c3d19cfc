/** One of the crowd: may they touch their own item, and the next one's? The engine's decision, with its steps. */
import { useQuery } from "@tanstack/react-query";
import { Ban, Check, Footprints } from "lucide-react";

import { type Decision, makeRequest } from "../../api/simulate";
import type { Role } from "../../model/canvas";
import { itemOf, nextTo, type Players, requestOf, roleOf } from "../../model/players";
import { askWhy } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { figure } from "../../ui/QuotaBar";

export function OnePlayer({ players, number }: { players: Players; number: number }) {
  const role = usePlayground((state) => (state.canvas ? roleOf(state.canvas, players) : undefined));
  if (!role) return <p className="field-hint">There is no role {players.role} yet, so nobody comes in.</p>;
  const next = nextTo(players, number);
  return (
    <ul className="one-player" aria-label={`Decisions about player ${figure(number)}`}>
      <Asked players={players} role={role} number={number} owner={number} label="Their own" />
      <Asked players={players} role={role} number={number} owner={next} label={`Player ${figure(next)}'s`} />
    </ul>
  );
}

interface Props {
  players: Players;
  role: Role;
  number: number;
  owner: number;
  label: string;
}

function Asked({ players, role, number, owner, label }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const revision = usePlayground((state) => state.canvas?.revision);
  const request = requestOf(players, role, number, owner);
  const { data } = useQuery({
    queryKey: ["player", sandbox, role.id, number, owner, revision],
    queryFn: () => makeRequest(sandbox, request, false),
    staleTime: Infinity,
    gcTime: 10_000,
  });
  return (
    <li data-allowed={data ? data.verdict === "allowed" : undefined}>
      {data && <Verdict decision={data} />}
      <strong>{label}</strong>
      {data && (
        <Button size="small" tone="quiet" icon={<Footprints size={14} />} onClick={() => show(players, data)}>
          Steps
        </Button>
      )}
      <code>{itemOf(players, owner)}</code>
    </li>
  );
}

const show = (players: Players, decision: Decision): void =>
  askWhy({ decision, action: players.action, resource: players.resource });

function Verdict({ decision }: { decision: Decision }) {
  const allowed = decision.verdict === "allowed";
  return (
    <span className="one-player-verdict">
      {allowed ? <Check size={14} strokeWidth={3} aria-hidden /> : <Ban size={14} aria-hidden />}
      {allowed ? "Allowed" : "Denied"}
    </span>
  );
}
