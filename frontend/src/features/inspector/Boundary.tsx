/** A permissions boundary: the ceiling of one user or role. Chosen by search, removed with a press. */
import { X } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../api/http";
import { change } from "../../api/principals";
import { shortArn } from "../../lib/arn";
import { useStatementRead } from "../../model/reading";
import { announce, usePlayground } from "../../model/store";
import { IconButton } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { StatementRead } from "./StatementRead";
import { useManagedPolicy, useManagedSearch } from "./use-managed";

export interface Bounded {
  id: string;
  name: string;
  collection: "identities" | "roles";
  boundary: string | null;
}

export function Boundary({ owner, mayEdit }: { owner: Bounded; mayEdit: boolean }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [search, setSearch] = useState("");
  const [problem, setProblem] = useState("");
  const found = useManagedSearch(search);
  const { statement: read } = useStatementRead(owner.id, "boundary", owner.boundary ?? "");
  const put = async (boundary: string, said: string) => {
    setProblem("");
    setSearch("");
    try {
      await change(sandbox, owner.collection, owner.id, { boundary });
      announce(said);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  if (!owner.boundary && !mayEdit) return null;
  return (
    <section className="inspector-section">
      <h3>Permissions boundary</h3>
      {owner.boundary ? (
        <p className="boundary">
          <span>
            <strong>{shortArn(owner.boundary)}</strong> is the ceiling. What is left: only what both it and the policies
            above allow. It grants nothing itself.
          </span>
          {mayEdit && (
            <IconButton
              label="Remove the boundary"
              tone="quiet"
              size="small"
              onClick={() => void put("", `${owner.name} has no boundary any more.`)}
            >
              <X size={14} />
            </IconButton>
          )}
        </p>
      ) : (
        <p className="nothing">None: the policies above count in full.</p>
      )}
      {owner.boundary && read !== null && <BoundaryText owner={owner} arn={owner.boundary} />}
      {mayEdit && (
        <Field label={owner.boundary ? "Another boundary" : "Set a boundary"} error={problem}>
          {(control) => (
            <Combobox
              control={control}
              text={search}
              placeholder="Search a managed policy"
              emptyWords="No policy fits."
              choices={found.map((policy) => ({ id: policy.arn, label: policy.name, detail: policy.description }))}
              onType={setSearch}
              onChoose={(choice) => void put(choice.id, `${choice.label} bounds ${owner.name} now.`)}
            />
          )}
        </Field>
      )}
    </section>
  );
}

function BoundaryText({ owner, arn }: { owner: Bounded; arn: string }) {
  const policy = useManagedPolicy(arn, shortArn(arn));
  if (!policy) return null;
  const label = `Document of ${shortArn(arn)}`;
  return <StatementRead nodeId={owner.id} part="boundary" policy={arn} text={policy.document} label={label} />;
}
