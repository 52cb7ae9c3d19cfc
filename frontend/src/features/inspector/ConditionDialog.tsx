/** A condition of a trust link: what it is for, its value, and whom else it holds for. */
import { Trash2 } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../api/http";
import { putCondition, removeCondition } from "../../api/trust";
import type { ConditionShape } from "../../live/events.gen";
import type { Role, TrustLink } from "../../model/canvas";
import { conditionHelp } from "../../model/condition-help";
import { roleById, trustLink } from "../../model/selectors";
import { announce, closeDialog, usePlayground } from "../../model/store";
import { conditionId, unmetConditions } from "../../model/unmet";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ConditionFields } from "./ConditionFields";
import { conditionKinds, kindOf } from "./condition-kinds";
import { sourceOf } from "./trust-words";

interface Props {
  roleId: string;
  linkKey: string;
  /** The one to change; a new one without it. */
  condition?: ConditionShape;
}

export function ConditionDialog({ roleId, linkKey, condition }: Props) {
  const role = usePlayground(({ canvas }) => (canvas ? roleById(canvas, roleId) : undefined));
  const link = role && trustLink(role, linkKey);
  if (!role || !link) {
    return (
      <Dialog title="This line is gone" onClose={closeDialog} footer={<Button onClick={closeDialog}>Close</Button>}>
        Somebody removed it from the trust policy meanwhile. Nothing was changed.
      </Dialog>
    );
  }
  return <Form role={role} link={link} old={condition ?? null} />;
}

function Form({ role, link, old }: { role: Role; link: TrustLink; old: ConditionShape | null }) {
  const canvas = usePlayground((state) => state.canvas!);
  const denials = usePlayground((state) => state.denials);
  const kinds = conditionKinds(link);
  const [kind, setKind] = useState(() => (old ? kindOf(kinds, old) : kinds[0]!));
  const [draft, setDraft] = useState<ConditionShape>(old ?? { operator: kind.operator, key: kind.key, values: [kind.value ?? ""] });
  const { busy, problem, run } = useChange();
  const sandbox = usePlayground((state) => state.sandboxId);
  const source = sourceOf(canvas, link);
  const written = { ...draft, key: draft.key.trim(), values: draft.values.map((value) => value.trim()).filter(Boolean) };
  const complete = written.key !== "" && written.values.length > 0;
  const got = old ? unmetConditions(denials, role.id, link).get(conditionId(old)) : undefined;
  const save = () => run(() => putCondition(sandbox, role.id, link.key, written, old), `${role.name} has the condition.`);
  const remove = () => run(() => removeCondition(sandbox, role.id, link.key, old!), "The condition is removed.");
  return (
    <Dialog
      title={old ? `Condition on ${source.name}` : `Add a condition for ${source.name}`}
      description={`It is written into the trust policy of ${role.name}; every other byte stays.`}
      onClose={closeDialog}
      footer={
        <>
          {old && (
            <Button tone="danger" icon={<Trash2 size={15} />} busy={busy} onClick={() => void remove()}>
              Remove
            </Button>
          )}
          <Button onClick={closeDialog}>Cancel</Button>
          <Button tone="primary" busy={busy} disabled={!complete} onClick={() => void save()}>
            {old ? "Save" : "Add"}
          </Button>
        </>
      }
    >
      <form
        className="condition-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) void save();
        }}
      >
        <ConditionFields
          kinds={kinds}
          kind={kind}
          draft={draft}
          fixedKind={old !== null}
          problem={problem}
          onKind={(chosen) => {
            setKind(chosen);
            setDraft({ operator: chosen.operator, key: chosen.key, values: [chosen.value ?? ""] });
          }}
          onChange={setDraft}
        />
        <p className="condition-help" data-unmet={got !== undefined || undefined}>
          {conditionHelp(draft, got)}
        </p>
        <Others role={role} link={link} />
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** A condition belongs to its statement, so it holds for everybody named there. */
function Others({ role, link }: { role: Role; link: TrustLink }) {
  const canvas = usePlayground((state) => state.canvas!);
  const others = role.trust_links.filter(
    (one) => one.statement_index === link.statement_index && one.principal.value !== link.principal.value,
  );
  if (others.length === 0) return null;
  const names = [...new Set(others.map((one) => sourceOf(canvas, one).name))];
  const shown = names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
  return (
    <p className="condition-others">
      The same statement names {shown}: it will hold for them, too. To spare them, give this line a statement of its own
      in the JSON.
    </p>
  );
}

function useChange() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const run = async (change: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await change();
      announce(done);
      closeDialog();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
