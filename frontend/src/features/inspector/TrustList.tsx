/** The links into a role, one row each: who, under which conditions, how long a session still lasts; and a way to add. */
import { Clock3, Plus, X } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../api/http";
import { connect, disconnect } from "../../api/trust";
import { attempt } from "../../model/attempt";
import type { Role, RoleSession, TrustLink } from "../../model/canvas";
import { isLive, sessionsBetween } from "../../model/selectors";
import { announce, selectLink, usePlayground } from "../../model/store";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/Button";
import { useTimeLeft } from "../../ui/Countdown";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { Tile } from "../../ui/Tile";
import { conditionWords } from "./condition-words";
import { trustSources } from "./trust-sources";
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
    const outcome = await attempt(() => disconnect(sandbox, role.id, link.key));
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
      {mayEdit && (
        <IconButton label={`Remove ${source.name} from the trust policy`} tone="quiet" size="small" onClick={() => void remove()}>
          <X size={14} />
        </IconButton>
      )}
      {link.conditions.length > 0 && (
        <ul className="chips">
          {link.conditions.map((condition) => (
            <li key={`${condition.operator} ${condition.key}`} title={`${condition.operator} ${condition.key}`}>
              {conditionWords(condition)}
            </li>
          ))}
        </ul>
      )}
    </li>
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

/** The way to draw a link without dragging. */
function AddTrust({ role }: { role: Role }) {
  const canvas = usePlayground((state) => state.canvas!);
  const sandbox = usePlayground((state) => state.sandboxId);
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  const [problem, setProblem] = useState("");
  const choices = trustSources(canvas, role).map((source) => ({
    ...source,
    tile: <Tile kind={source.kind} name={source.label} size="row" />,
  }));
  const add = async (id: string) => {
    setProblem("");
    try {
      await connect(sandbox, role.id, id);
      setOpen(false);
      announce(`${choices.find((choice) => choice.id === id)?.label} may now assume ${role.name}.`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  if (!open) {
    return (
      <button
        type="button"
        className="text-button add-row"
        // Back from the field that it had given way to.
        autoFocus={opened}
        onClick={() => {
          setOpen(true);
          setOpened(true);
        }}
      >
        <Plus size={14} aria-hidden /> Trust someone
      </button>
    );
  }
  return (
    <Field label="Whom to trust" hint="Groups are not here: IAM takes no group as a principal. Name its members." error={problem}>
      {(control) => (
        <Picker
          control={control}
          choices={choices}
          value={null}
          placeholder="A user, service, account or role"
          autoFocus
          onChange={(id) => void add(id)}
        />
      )}
    </Field>
  );
}
