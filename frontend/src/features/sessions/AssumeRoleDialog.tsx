/** Who assumes which role, for how long. Ends in a credential card, or in AWS's refusal with its reasons. */
import { Hammer, KeyRound } from "lucide-react";
import { type ReactNode, useState } from "react";

import "../../styles/sessions.css";
import type { ApiError } from "../../api/http";
import type { CallerRef } from "../../api/sessions";
import type { Decision } from "../../api/simulate";
import type { Canvas } from "../../model/canvas";
import { callerByKey, callersOf } from "../../model/callers";
import { isBehindGlass } from "../../model/glass";
import { roleById } from "../../model/selectors";
import { closeDialog, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { HoldButton } from "../../ui/HoldButton";
import { AssumeRoleForm } from "./AssumeRoleForm";
import { GlassReason, WithoutHolding } from "./GlassFields";
import { IssuedDialog } from "./IssuedDialog";
import { RefusalNote } from "./RefusalNote";
import { type AssumeValues, startValues } from "./assume-values";
import { decisionOf, useAssuming } from "./use-assuming";
import { useBreaking } from "./use-breaking";

const ASKING = "Asking STS…";

interface Props {
  roleId?: string;
  callerId?: string;
  /** Draws a refusal's reasons; the entry lends the simulator's view of a decision. */
  renderDecision: (decision: Decision, caller?: CallerRef) => ReactNode;
}

export function AssumeRoleDialog({ roleId, callerId, renderDecision }: Props) {
  const canvas = usePlayground((state) => state.canvas);
  const [values, setValues] = useState<AssumeValues>(() => startValues(canvas, roleId, callerId ?? selectedBefore(canvas)));
  const { busy, issued, refusal, assume, forget } = useAssuming();
  const breaking = useBreaking(values.reason);
  if (!canvas) return null;
  if (issued) return <IssuedDialog issued={issued} onClose={closeDialog} />;
  const caller = callerByKey(callersOf(canvas), values.caller);
  const role = roleById(canvas, values.roleId);
  const behindGlass = role !== undefined && isBehindGlass(role);
  const ask = () => {
    if (caller && role) void assume(values, caller, role);
  };
  const change = (changed: Partial<AssumeValues>) => {
    setValues({ ...values, ...changed });
    forget();
  };
  const mayBreak = () => caller !== undefined && breaking.hasReason();
  return (
    <Dialog
      title={role ? `Assume ${role.name}` : "Assume a role"}
      description="STS checks both sides, then hands out temporary credentials. Nobody logs in to a role."
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          {behindGlass ? (
            <HoldButton
              icon={<Hammer size={15} aria-hidden />}
              busy={busy}
              describedBy={breaking.noteId}
              mayBegin={mayBreak}
              onHeld={ask}
              onTooShort={breaking.tooShort}
            >
              {busy ? ASKING : "Hold to break the glass"}
            </HoldButton>
          ) : (
            <AskButton busy={busy} disabled={!caller || !role} again={refusal !== null} />
          )}
        </>
      }
    >
      {refusal && <Refusal error={refusal} caller={caller?.ref} renderDecision={renderDecision} />}
      <AssumeRoleForm
        {...{ values, canvas, caller, role, refusal }}
        glass={behindGlass && <GlassReason {...{ role, breaking, refusal }} reason={values.reason} onChange={change} />}
        onChange={change}
        onSubmit={behindGlass ? breaking.tooShort : ask}
      />
      {behindGlass && <WithoutHolding role={role} breaking={breaking} onConfirm={() => mayBreak() && ask()} />}
    </Dialog>
  );
}

function AskButton({ busy, disabled, again }: { busy: boolean; disabled: boolean; again: boolean }) {
  const words = again ? "Try again" : "Assume role";
  return (
    <Button
      tone="primary"
      type="submit"
      form="assume-role"
      icon={<KeyRound size={15} />}
      busy={busy}
      disabled={disabled}
    >
      {busy ? ASKING : words}
    </Button>
  );
}

/** Whoever was chosen before the role was probably means to wear it. */
function selectedBefore(canvas: Canvas | null): string | undefined {
  const { before } = usePlayground.getState();
  const id = before?.kind === "node" ? before.id : null;
  return canvas?.identities.find((one) => one.id === id)?.id;
}

interface RefusalProps extends Pick<Props, "renderDecision"> {
  error: ApiError;
  caller: CallerRef | undefined;
}

function Refusal({ error, caller, renderDecision }: RefusalProps) {
  const decision = decisionOf(error);
  if (decision) return <div className="refusal">{renderDecision(decision, caller)}</div>;
  return <RefusalNote error={error} />;
}
