/** Makes a role the way AWS's console does: who is trusted, what it may do, its name, and a look at both documents. */
import { useState } from "react";

import "../../styles/inspector.css";
import "../../styles/policy.css";
import "../../styles/create-role.css";
import { ApiError } from "../../api/http";
import { addRole } from "../../api/principals";
import type { Spot } from "../../api/canvas";
import { announce, closeDialog, selectNode, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { PermissionsStep } from "./create-role/PermissionsStep";
import { ReviewStep } from "./create-role/ReviewStep";
import { TrustedStep } from "./create-role/TrustedStep";
import { EMPTY_DRAFT, type RoleDraft, roleFrom, trustedNode } from "./role-draft";

interface Props {
  accountId: string;
  position: Spot;
  /** A drawn node that the role shall trust. */
  trusted?: string;
}

const STEPS = ["Trusted entity", "Permissions", "Name and review"];

const LAST = STEPS.length - 1;

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
  return (
    <Dialog
      title="Create role"
      description="Two doors: first who may wear it, then what it can do."
      size="wide"
      onClose={closeDialog}
      footer={<StepButtons step={step} busy={busy} onGo={setStep} onCreate={() => void create()} />}
    >
      <Steps current={step} onGo={setStep} />
      {step === 0 && <TrustedStep draft={draft} onChange={put} />}
      {step === 1 && <PermissionsStep draft={draft} onChange={put} />}
      {step === LAST && <ReviewStep draft={draft} refusal={refusal} onChange={put} />}
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

interface StepButtonsProps {
  step: number;
  busy: boolean;
  onGo: (step: number) => void;
  onCreate: () => void;
}

function StepButtons({ step, busy, onGo, onCreate }: StepButtonsProps) {
  return (
    <>
      <Button className="step-back" onClick={() => (step === 0 ? closeDialog() : onGo(step - 1))}>
        {step === 0 ? "Cancel" : "Back"}
      </Button>
      {step === LAST ? (
        <Button tone="primary" busy={busy} onClick={onCreate}>
          {busy ? "Making it…" : "Create role"}
        </Button>
      ) : (
        <Button tone="primary" onClick={() => onGo(step + 1)}>
          Next
        </Button>
      )}
    </>
  );
}
