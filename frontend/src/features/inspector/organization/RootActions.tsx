/** At the root: OUs, accounts that join, and the end of the organization. */
import { Building2, Trash2 } from "lucide-react";
import { useState } from "react";

import { createAccount, deleteOrganization, inviteAccount } from "../../../api/organizations";
import { ACCOUNT, around, freeSpot } from "../../../model/geometry";
import { places } from "../../../model/places";
import type { Canvas } from "../../../model/canvas";
import { type Organization, memberOf } from "../../../model/organization";
import { usePlayground } from "../../../model/store";
import { AwsRefusal } from "../../../ui/AwsRefusal";
import { Button } from "../../../ui/Button";
import { Combobox } from "../../../ui/Combobox";
import { Field } from "../../../ui/Field";
import { Tile } from "../../../ui/Tile";
import { AddUnit } from "./AddUnit";
import type { TargetProps } from "./TargetDetail";
import { refusalWords, useChange } from "./use-change";

export function RootActions(props: TargetProps) {
  return (
    <section className="organization-actions" aria-label="Build the organization">
      <h4>Build it</h4>
      <AddUnit {...props} />
      <Invite {...props} />
      <CreateAccount {...props} />
      <p className="fine-print">
        Accounts join at the root. A created account comes with the role OrganizationAccountAccessRole, which trusts the
        management account; an invited one does not.
      </p>
      <Delete organization={props.organization} />
    </section>
  );
}

function Invite({ canvas, organization }: TargetProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [search, setSearch] = useState("");
  const change = useChange();
  const wanted = search.trim().toLowerCase();
  const outside = canvas.accounts.filter(
    ({ id, kind, name, number }) =>
      kind === "own" && !memberOf(organization, id) && `${name} ${number}`.toLowerCase().includes(wanted),
  );
  return (
    <Field label="Invite an account of this sandbox" error={refusalWords(change)}>
      {(control) => (
        <Combobox
          control={control}
          text={search}
          placeholder="Its name or number"
          emptyWords={wanted ? "No account outside of the organization fits." : "Every account is in the organization."}
          choices={outside.map(({ id, name, number }) => ({
            id,
            label: name,
            detail: number,
            tile: <Tile kind="account" size="row" />,
          }))}
          onType={setSearch}
          onChoose={(choice) => {
            setSearch("");
            void change.run(() => inviteAccount(sandbox, organization.id, choice.id), `${choice.label} is in the organization.`);
          }}
        />
      )}
    </Field>
  );
}

/** On the canvas it stands to the right of everything. */
function spot(canvas: Canvas) {
  const boxes = [...places(canvas, new Map()).values()].map((place) => place.box);
  const all = around(boxes);
  const { x, y } = freeSpot(boxes, ACCOUNT, { x: all ? all.x + all.width + 60 : 40, y: all?.y ?? 40 });
  return { x, y, width: null, height: null };
}

function CreateAccount({ canvas, organization }: TargetProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [name, setName] = useState("");
  const change = useChange();
  const create = async () => {
    const work = () => createAccount(sandbox, organization.id, name, spot(canvas));
    if (await change.run(work, `Account ${name} is created in the organization.`)) setName("");
  };
  return (
    <form
      className="organization-row"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <Field label="Create an account" error={refusalWords(change)}>
        {(control) => (
          <input
            {...control}
            value={name}
            maxLength={50}
            placeholder="Name of the new account"
            onChange={(event) => {
              setName(event.target.value);
              change.forget();
            }}
          />
        )}
      </Field>
      <Button type="submit" icon={<Building2 size={14} />} busy={change.busy} disabled={name.trim() === ""}>
        Create account
      </Button>
    </form>
  );
}

/** The first try is AWS's: it refuses while anything is in it. Undo brings all of it back. */
function Delete({ organization }: { organization: Organization }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const change = useChange();
  const full = change.refusal?.code === "OrganizationNotEmptyException";
  const remove = () =>
    change.run(() => deleteOrganization(sandbox, organization.id, full), "The organization is deleted. Undo brings it back.");
  return (
    <>
      {change.refusal && <AwsRefusal error={change.refusal} />}
      <div>
        <Button tone="danger" size="small" icon={<Trash2 size={14} />} busy={change.busy} onClick={() => void remove()}>
          {full ? "Delete it, the accounts stay" : "Delete organization"}
        </Button>
      </div>
    </>
  );
}
