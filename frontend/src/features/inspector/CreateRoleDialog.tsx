/** Makes a role the way AWS's console does: who is trusted, what it may do, its name, and a look at both documents. */
import { useState } from "react";

import "../../styles/inspector.css";
import "../../styles/policy.css";
import "../../styles/create-role.css";
import { ApiError } from "../../api/http";
import { addRole } from "../../api/principals";
import type { PositionShape } from "../../live/events.gen";
import { announce, closeDialog, selectNode, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { PermissionsStep } from "./create-role/PermissionsStep";
import { ReviewStep } from "./create-role/ReviewStep";
import { TrustedStep } from "./create-role/TrustedStep";
import { EMPTY_DRAFT, type RoleDraft, roleFrom, trustedNode } from "./role-draft";

interface Props {
  accountId: string;
  position: PositionShape;
  /** A drawn node that the role shall trust. */
  trusted?: string;
}

const STEPS = ["Trusted entity", "Permissions", "Name and review"];

export function CreateRoleDialog({ accountId, position, trusted }: Props) {
  const canvas = usePlayground((state) => state.canvas);
  const sandbox = usePlayground((state) => state.sandboxId);
  const [step, setStep] = useState(0);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const [draft, setDraft] = useState<RoleDraft>(() => ({
    ...EMPTY_DRAFT,
    trusted: canvas && trusted ? trustedNode(canvas, trusted) : null,
  }));
  const put = (changed: Partial<RoleDraft>) => {
    setDraft({ ...draft, ...changed });
    setRefusal(null);
  };
  const create = async () => {
    setBusy(true);
    try {
      const role = await addRole(sandbox, roleFrom(draft, accountId, position));
      announce(`Role ${role.name} is made.`);
      closeDialog();
      selectNode(role.id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  const last = step === STEPS.length - 1;
  return (
    <Dialog
      title="Create role"
      description="Two doors: first who may wear it, then what it can do."
      size="wide"
      onClose={closeDialog}
      footer={
        <>
          <Button className="step-back" onClick={() => (step === 0 ? closeDialog() : setStep(step - 1))}>
            {step === 0 ? "Cancel" : "Back"}
          </Button>
          {last ? (
            <Button tone="primary" busy={busy} onClick={() => void create()}>
              {busy ? "Making it…" : "Create role"}
            </Button>
          ) : (
            <Button tone="primary" onClick={() => setStep(step + 1)}>
              Next
            </Button>
          )}
        </>
      }
    >
      <Steps current={step} onGo={setStep} />
      {step === 0 && <TrustedStep draft={draft} onChange={put} />}
      {step === 1 && <PermissionsStep draft={draft} onChange={put} />}
      {last && <ReviewStep draft={draft} refusal={refusal} onChange={put} />}
    </Dialog>
  );
}

function Steps({ current, onGo }: { current: number; onGo: (step: number) => void }) {
  return (
    <ol className="steps">
      {STEPS.map((title, index) => (
        <li key={title} data-done={index < current || undefined} aria-current={index === current ? "step" : undefined}>
          <button type="button" disabled={index > current} onClick={() => onGo(index)}>
            <span className="step-number">{index + 1}</span> {title}
          </button>
        </li>
      ))}
    </ol>
  );
}
