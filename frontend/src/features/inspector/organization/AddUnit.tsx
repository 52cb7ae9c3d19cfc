/** A new OU under the root or under another OU. */
import { FolderPlus } from "lucide-react";
import { useState } from "react";

import { addUnit } from "../../../api/organizations";
import { targetName } from "../../../model/organization";
import { usePlayground } from "../../../model/store";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import type { TargetProps } from "./TargetDetail";
import { refusalWords, useChange } from "./use-change";

export function AddUnit({ canvas, organization, id }: TargetProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [name, setName] = useState("");
  const change = useChange();
  const where = targetName(canvas, organization, id);
  const add = async () => {
    const made = await change.run(() => addUnit(sandbox, organization.id, id, name), `OU ${name} is added to ${where}.`);
    if (made) setName("");
  };
  return (
    <form
      className="organization-row"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={`New OU in ${where}`} error={refusalWords(change)}>
        {(control) => (
          <input
            {...control}
            value={name}
            maxLength={128}
            placeholder="Workloads, Sandbox, Security"
            onChange={(event) => {
              setName(event.target.value);
              change.forget();
            }}
          />
        )}
      </Field>
      <Button type="submit" icon={<FolderPlus size={14} />} busy={change.busy} disabled={name.trim() === ""}>
        Add OU
      </Button>
    </form>
  );
}
