/** The links into a role, one row each: who, under which conditions, how long a session still lasts. */
import { Clock3, Plus, X } from "lucide-react";
import { disconnect } from "../../api/trust";
import { attempt } from "../../model/attempt";
import type { ConditionShape } from "../../live/events.gen";
import type { Role, RoleSession, TrustLink } from "../../model/canvas";
import { conditionHelp } from "../../model/condition-help";
import { conditionWords } from "../../model/condition-words";
import { isGuessed, unlinked } from "../../model/guesses";
import { isLive, sessionsBetween } from "../../model/selectors";
import { announce, openDialog, selectLink, usePlayground } from "../../model/store";
import { conditionId, unmetConditions } from "../../model/unmet";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { useTimeLeft } from "../../ui/Countdown";
import { Tile } from "../../ui/Tile";
import { AddTrust } from "./AddTrust";
import { sourceOf, trustsNobody } from "./trust-words";

interface Props {
  role: Role;
  linkKey: string | null;
}

export function TrustList({ role, linkKey }: Props) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <>
      {trustsNobody(role) && (
        <p className="nobody">
          Nobody yet. {mayEdit && "Drag a line from an identity or an account to this role, or add one here."}
        </p>
      )}
      <ul className="trust-list">
        {role.trust_links
          .filter((link) => !(trustsNobody(role) && link.principal.value === "*"))
          .map((link) => (
            <TrustRow key={link.key} role={role} link={link} selected={link.key === linkKey} mayEdit={mayEdit} />
          ))}
      </ul>
      {mayEdit && <AddTrust role={role} />}
    </>
  );
}

interface RowProps {
  role: Role;
  link: TrustLink;
  selected: boolean;
  mayEdit: boolean;
}

function TrustRow({ role, link, selected, mayEdit }: RowProps) {
  const canvas = usePlayground((state) => state.canvas!);
  const sandbox = usePlayground((state) => state.sandboxId);
  const source = sourceOf(canvas, link);
  const live = link.source_id ? sessionsBetween(canvas, link.source_id, role.id).filter(isLive) : [];
  const remove = async () => {
    const outcome = await attempt(() => disconnect(sandbox, role.id, link.key), unlinked(role.id, [link.key]));
    if (outcome.ok) announce(`${source.name} is no longer named in the trust policy of ${role.name}.`);
  };
  return (
    <li className="trust-row" data-selected={selected || undefined} data-deny={link.effect === "Deny" || undefined}>
      <button
        type="button"
        className="trust-row-main"
        aria-pressed={selected}
        title="Show the lines of this link"
        onClick={() => selectLink(role.id, link.key)}
      >
        <Tile kind={source.tile} name={source.name} size="row" />
        <span className="trust-row-words">
          <strong>{source.name}</strong>
          <span>{source.detail}</span>
        </span>
      </button>
      {link.effect === "Deny" && <Badge tone="danger">Denied</Badge>}
      {live[0] && <LiveBadge session={live[0]} count={live.length} />}
      {mayEdit && !isGuessed(link.key) && (
        <IconButton
          label={`Remove ${source.name} from the trust policy`}
          tone="quiet"
          size="small"
          onClick={() => void remove()}
        >
          <X size={14} />
        </IconButton>
      )}
      <Conditions role={role} link={link} mayEdit={mayEdit} />
    </li>
  );
}

/** Under which conditions: each says what it is for, and whether the last attempt failed on it. */
function Conditions({ role, link, mayEdit }: Pick<RowProps, "role" | "link" | "mayEdit">) {
  const denials = usePlayground((state) => state.denials);
  const unmet = unmetConditions(denials, role.id, link);
  const open = (condition?: ConditionShape) =>
    openDialog({ kind: "condition", roleId: role.id, linkKey: link.key, condition });
  if (link.conditions.length === 0 && !mayEdit) return null;
  return (
    <ul className="chips">
      {link.conditions.map((condition) => {
        const got = unmet.get(conditionId(condition));
        return (
          <li key={conditionId(condition)}>
            <Chip
              help={conditionHelp(condition, got)}
              unmet={got !== undefined}
              onClick={mayEdit ? () => open(condition) : undefined}
            >
              {conditionWords(condition)}
            </Chip>
          </li>
        );
      })}
      {mayEdit && link.effect === "Allow" && !isGuessed(link.key) && (
        <li>
          <Chip
            help="Ask for more than being this caller"
            icon={<Plus size={12} aria-hidden />}
            label={`Add a condition for ${link.principal.value}`}
            onClick={() => open()}
          >
            Condition
          </Chip>
        </li>
      )}
    </ul>
  );
}

function LiveBadge({ session, count }: { session: RoleSession; count: number }) {
  const clock = usePlayground((state) => state.canvas!.sandbox.clock);
  const left = useTimeLeft(session.expiration, session.duration, clock);
  return (
    <Badge tone={left.stage === "live" ? "live" : left.stage === "soon" ? "soon" : "grey"} icon={<Clock3 size={11} />}>
      {count > 1 ? `${count} live` : left.text}
    </Badge>
  );
}
