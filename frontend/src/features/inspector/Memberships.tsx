/** The groups of a user: where some of its permissions come from. */
import { X } from "lucide-react";
import { useState } from "react";

import { addMember, removeMember } from "../../api/principals";
import { attempt } from "../../model/attempt";
import type { Group, Identity } from "../../model/canvas";
import { joined, left } from "../../model/guesses";
import { membersOf } from "../../model/selectors";
import { crowdsOf, stackName } from "../../model/stacks";
import { selectNode, usePlayground } from "../../model/store";
import { IconButton } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { Tile, type TileKind } from "../../ui/Tile";

export function Memberships({ user }: { user: Identity }) {
  const groups = usePlayground((state) => state.canvas!.groups);
  const mine = groups.filter((group) => user.group_ids.includes(group.id));
  const others = groups.filter((group) => group.account_id === user.account_id && !user.group_ids.includes(group.id));
  return (
    <MemberList
      lead="A group lends its permissions to its members. It is never a principal: no role can trust it."
      empty="In no group."
      add="Add to a group"
      rows={mine.map((group) => ({ id: group.id, name: group.name, kind: "group", pair: [group.id, user.id] }))}
      choices={others.map((group) => ({ id: group.id, name: group.name, kind: "group", pair: [group.id, user.id] }))}
    />
  );
}

export function Members({ group }: { group: Group }) {
  const canvas = usePlayground((state) => state.canvas!);
  const members = membersOf(canvas, group.id);
  const { of } = crowdsOf(canvas);
  const stacks = new Set(members.flatMap((one) => of.get(one.id) ?? []));
  const stackRows = [...stacks].map((one): Row => ({ id: one.id, name: stackName(one), kind: "group", pair: null }));
  const single = members.filter((one) => !of.has(one.id));
  const others = canvas.identities.filter(
    (one) => one.kind === "user" && one.account_id === group.account_id && !one.group_ids.includes(group.id),
  );
  return (
    <MemberList
      lead="Members get the group's permissions on top of their own. To be trusted by a role they are named one by one."
      empty="No members yet."
      add="Add a member"
      rows={[...stackRows, ...single.map((one): Row => ({ id: one.id, name: one.name, kind: "user", pair: [group.id, one.id] }))]}
      choices={others.map((one) => ({ id: one.id, name: one.name, kind: "user", pair: [group.id, one.id] }))}
    />
  );
}

interface Row {
  id: string;
  name: string;
  kind: TileKind;
  /** Group, then user; null for a stack, whose list leads to its members. */
  pair: [string, string] | null;
}

interface ListProps {
  lead: string;
  empty: string;
  add: string;
  rows: Row[];
  choices: Row[];
}

function MemberList({ lead, empty, add, rows, choices }: ListProps) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <>
      <p className="door">{lead}</p>
      <section className="inspector-section">
        {rows.length === 0 && <p className="nothing">{empty}</p>}
        <ul className="trust-list">
          {rows.map((row) => (
            <MemberRow key={row.id} row={row} mayEdit={mayEdit} />
          ))}
        </ul>
        {mayEdit && choices.length > 0 && <AddMember label={add} choices={choices} />}
      </section>
    </>
  );
}

function MemberRow({ row, mayEdit }: { row: Row; mayEdit: boolean }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const { pair } = row;
  return (
    <li className="trust-row">
      <button type="button" className="trust-row-main" onClick={() => selectNode(row.id)}>
        <Tile kind={row.kind} name={row.name} size="row" />
        <span className="trust-row-words">
          <strong>{row.name}</strong>
        </span>
      </button>
      {mayEdit && pair && (
        <IconButton
          label={`Remove ${row.name}`}
          tone="quiet"
          size="small"
          onClick={() => void attempt(() => removeMember(sandbox, ...pair), left(...pair))}
        >
          <X size={14} />
        </IconButton>
      )}
    </li>
  );
}

function AddMember({ label, choices }: { label: string; choices: Row[] }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [round, setRound] = useState(0);
  const take = async (id: string) => {
    const row = choices.find((choice) => choice.id === id);
    if (row?.pair) await attempt(() => addMember(sandbox, ...row.pair!), joined(...row.pair));
    setRound(round + 1);
  };
  return (
    <Field key={round} label={label}>
      {(control) => (
        <Picker
          control={control}
          choices={choices.map((choice) => ({
            id: choice.id,
            label: choice.name,
            tile: <Tile kind={choice.kind} name={choice.name} size="row" />,
          }))}
          value={null}
          placeholder="Search"
          onChange={(id) => void take(id)}
        />
      )}
    </Field>
  );
}
