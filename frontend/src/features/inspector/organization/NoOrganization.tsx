/** Nothing yet: what an organization is for, and the one choice that begins it. */
import { Network } from "lucide-react";
import { useState } from "react";

import { createOrganization } from "../../../api/organizations";
import type { Canvas } from "../../../model/canvas";
import { usePlayground } from "../../../model/store";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Field } from "../../../ui/Field";
import { Picker } from "../../../ui/Picker";
import { Tile } from "../../../ui/Tile";
import { refusalWords, useChange } from "./use-change";

export function NoOrganization({ canvas }: { canvas: Canvas }) {
  return (
    <div className="organization-none">
      <EmptyState icon={<Network size={26} />} title="These accounts belong to no organization yet">
        <p>
          An organization puts accounts into a tree of organizational units, OUs. A policy attached to the root or to an OU
          is a ceiling for every account below it: it never grants anything, it only limits.
        </p>
        <ul>
          <li>
            A <strong>service control policy</strong>, SCP, limits what the users and roles of those accounts may do.
          </li>
          <li>
            A <strong>resource control policy</strong>, RCP, limits what anyone may do to the resources of those accounts.
          </li>
        </ul>
        <p>
          The account that creates it becomes the management account. No SCP and no RCP limits that one, so companies keep it
          empty.
        </p>
      </EmptyState>
      {canvas.may_edit ? <Create canvas={canvas} /> : <p className="nothing">You may look at this sandbox, not change it.</p>}
    </div>
  );
}

function Create({ canvas }: { canvas: Canvas }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const own = canvas.accounts.filter((account) => account.kind === "own");
  const [management, setManagement] = useState(own[0]?.id ?? null);
  const change = useChange();
  if (own.length === 0) return <p className="nothing">Add an account to the canvas first.</p>;
  const create = () => {
    if (management === null) return;
    void change.run(() => createOrganization(sandbox, management), "The organization is created.");
  };
  return (
    <form
      className="organization-row"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <Field label="Management account" error={refusalWords(change)}>
        {(control) => (
          <Picker
            control={control}
            value={management}
            choices={own.map(({ id, name, number }) => ({
              id,
              label: name,
              detail: number,
              tile: <Tile kind="account" size="row" />,
            }))}
            onChange={setManagement}
          />
        )}
      </Field>
      <Button type="submit" tone="primary" busy={change.busy} disabled={management === null}>
        Create organization
      </Button>
    </form>
  );
}
