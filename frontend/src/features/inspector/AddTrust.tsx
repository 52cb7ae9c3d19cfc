/** The way to draw a link into a role without dragging. */
import { Plus } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../api/http";
import { connect } from "../../api/trust";
import { shownAhead } from "../../model/attempt";
import type { Role } from "../../model/canvas";
import { linked } from "../../model/guesses";
import { announce, usePlayground } from "../../model/store";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { Tile } from "../../ui/Tile";
import { trustSources } from "./trust-sources";

export function AddTrust({ role }: { role: Role }) {
  const [mode, setMode] = useState<"closed" | "open" | "closed again">("closed");
  if (mode === "open") return <TrustField role={role} onDone={() => setMode("closed again")} />;
  return (
    <button
      type="button"
      className="text-button add-row"
      // Back from the field that it had given way to.
      autoFocus={mode === "closed again"}
      onClick={() => setMode("open")}
    >
      <Plus size={14} aria-hidden /> Trust someone
    </button>
  );
}

function TrustField({ role, onDone }: { role: Role; onDone: () => void }) {
  const canvas = usePlayground((state) => state.canvas!);
  const sandbox = usePlayground((state) => state.sandboxId);
  const [problem, setProblem] = useState("");
  const sources = trustSources(canvas, role);
  const add = async (id: string) => {
    setProblem("");
    try {
      await shownAhead(() => connect(sandbox, role.id, id), linked(role.id, [id]));
      announce(`${sources.find((source) => source.id === id)?.label} may now assume ${role.name}.`);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  const tile = (source: (typeof sources)[number]) => <Tile kind={source.kind} name={source.label} size="row" />;
  return (
    <Field
      label="Whom to trust"
      hint="Groups are not here: IAM takes no group as a principal. Name its members."
      error={problem}
    >
      {(control) => (
        <Picker
          control={control}
          choices={sources.map((source) => ({ ...source, tile: tile(source) }))}
          value={null}
          placeholder="A user, service, account or role"
          autoFocus
          onChange={(id) => void add(id)}
        />
      )}
    </Field>
  );
}
