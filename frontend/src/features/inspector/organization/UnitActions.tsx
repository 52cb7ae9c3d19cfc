/** What can be done with an OU: OUs and accounts in it, and its end. */
import { Trash2 } from "lucide-react";
import { useState } from "react";

import { moveAccount, removeUnit } from "../../../api/organizations";
import { memberOf, pathWords, targetName } from "../../../model/organization";
import { chooseInOrganization } from "../../../model/organization-view";
import { usePlayground } from "../../../model/store";
import { AwsRefusal } from "../../../ui/AwsRefusal";
import { Button } from "../../../ui/Button";
import { Combobox } from "../../../ui/Combobox";
import { Field } from "../../../ui/Field";
import { Tile } from "../../../ui/Tile";
import { AddUnit } from "./AddUnit";
import type { TargetProps } from "./TargetDetail";
import { refusalWords, useChange } from "./use-change";

export function UnitActions(props: TargetProps) {
  return (
    <section className="organization-actions" aria-label="Change this OU">
      <h4>Build it</h4>
      <MoveIn {...props} />
      <AddUnit {...props} />
      <p className="fine-print">
        AWS moves accounts between OUs, but no OU: for another place, add a new OU there and move the accounts.
      </p>
      <Delete {...props} />
    </section>
  );
}

function MoveIn({ canvas, organization, id }: TargetProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [search, setSearch] = useState("");
  const change = useChange();
  const wanted = search.trim().toLowerCase();
  const elsewhere = canvas.accounts.filter((account) => {
    const member = memberOf(organization, account.id);
    return member && member.parent_id !== id && `${account.name} ${account.number}`.toLowerCase().includes(wanted);
  });
  return (
    <Field label="Move an account here" error={refusalWords(change)}>
      {(control) => (
        <Combobox
          control={control}
          text={search}
          placeholder="Its name or number"
          emptyWords={wanted ? "No other account of the organization fits." : "Every account of the organization is here."}
          choices={elsewhere.map((account) => ({
            id: account.id,
            label: account.name,
            detail: `now at ${pathWords(canvas, organization, memberOf(organization, account.id)!.parent_id)}`,
            tile: <Tile kind="account" size="row" />,
          }))}
          onType={setSearch}
          onChoose={(choice) => {
            setSearch("");
            const told = `${choice.label} is in ${targetName(canvas, organization, id)}.`;
            void change.run(() => moveAccount(sandbox, organization.id, choice.id, id), told);
          }}
        />
      )}
    </Field>
  );
}

function Delete({ canvas, organization, id }: TargetProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const change = useChange();
  const { name = "", parent_id: parent = organization.root_id } = organization.units.find((one) => one.id === id) ?? {};
  const full = change.refusal?.code === "OrganizationalUnitNotEmptyException";
  const work = () => removeUnit(sandbox, organization.id, id, full);
  const remove = async () => {
    if (await change.run(work, `OU ${name} is deleted.`)) chooseInOrganization(parent);
  };
  return (
    <>
      {change.refusal && <AwsRefusal error={change.refusal} />}
      <div>
        <Button tone="danger" size="small" icon={<Trash2 size={14} />} busy={change.busy} onClick={() => void remove()}>
          {full ? `Delete it, its accounts move to ${targetName(canvas, organization, parent)}` : `Delete ${name}`}
        </Button>
      </div>
    </>
  );
}
