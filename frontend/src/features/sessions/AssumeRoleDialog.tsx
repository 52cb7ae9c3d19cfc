/** Who assumes which role, for how long. Ends in a credential card, or in AWS's refusal with its reasons. */
import { KeyRound } from "lucide-react";
import { type ReactNode, useState } from "react";

import "../../styles/sessions.css";
import { ApiError } from "../../api/http";
import { type IssuedSession, assumeRole } from "../../api/sessions";
import type { Decision } from "../../api/simulate";
import { type Caller, callerByKey, callersOf } from "../../model/callers";
import type { Canvas } from "../../model/canvas";
import { roleById } from "../../model/selectors";
import { announce, clearDenial, closeDialog, showDenial, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { AssumeRoleForm } from "./AssumeRoleForm";
import { CredentialCard } from "./CredentialCard";
import { type AssumeValues, requestOf, startValues } from "./assume-values";
import { denialWords } from "./denial-words";

interface Props {
  roleId?: string;
  callerId?: string;
  /** Draws a refusal's reasons; the entry lends the simulator's view of a decision. */
  renderDecision: (decision: Decision) => ReactNode;
}

export function AssumeRoleDialog({ roleId, callerId, renderDecision }: Props) {
  const canvas = usePlayground((state) => state.canvas);
  const sandbox = usePlayground((state) => state.sandboxId);
  const [values, setValues] = useState<AssumeValues>(() => startValues(canvas, roleId, callerId));
  const [busy, setBusy] = useState(false);
  const [issued, setIssued] = useState<IssuedSession | null>(null);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  if (!canvas) return null;

  const caller = callerByKey(callersOf(canvas), values.caller);
  const role = roleById(canvas, values.roleId);
  const assume = async () => {
    if (!caller || !role) return;
    setBusy(true);
    setRefusal(null);
    const ends = { callerId: nodeOf(canvas, caller), roleId: role.id };
    clearDenial(ends.callerId, ends.roleId);
    try {
      setIssued(await assumeRole(sandbox, requestOf(values, caller)));
      announce(`${caller.label} now wears ${role.name}.`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
      if (error.status === 403) showDenial({ ...ends, reason: denialWords(decisionOf(error), error.code) });
    } finally {
      setBusy(false);
    }
  };
  if (issued) return <Success issued={issued} />;
  return (
    <Dialog
      title={role ? `Assume ${role.name}` : "Assume a role"}
      description="STS checks both sides, then hands out temporary credentials. Nobody logs in to a role."
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button
            tone="primary"
            type="submit"
            form="assume-role"
            icon={<KeyRound size={15} />}
            busy={busy}
            disabled={!caller || !role}
          >
            {busy ? "Asking STS…" : refusal ? "Try again" : "Assume role"}
          </Button>
        </>
      }
    >
      {refusal && <Refusal error={refusal} renderDecision={renderDecision} />}
      <AssumeRoleForm
        values={values}
        canvas={canvas}
        caller={caller}
        role={role}
        refusal={refusal}
        onChange={(changed) => {
          setValues({ ...values, ...changed });
          if (refusal) setRefusal(null);
        }}
        onSubmit={() => void assume()}
      />
    </Dialog>
  );
}

function Success({ issued }: { issued: IssuedSession }) {
  const { role_name, caller_label } = issued.session;
  return (
    <Dialog
      title={`${caller_label} wears ${role_name}`}
      description="While it lasts, requests are judged by the role's permissions, not by the caller's own."
      onClose={closeDialog}
      footer={<Button onClick={closeDialog}>Done</Button>}
    >
      <CredentialCard issued={issued} onUse={closeDialog} />
    </Dialog>
  );
}

/** The node a line of this attempt starts at: a session's line starts at the role it wears. */
function nodeOf(canvas: Canvas, caller: Caller): string {
  const session = canvas.sessions.find((one) => one.id === caller.ref.id);
  return session?.role_id ?? caller.ref.id;
}

function decisionOf(error: ApiError): Decision | null {
  return (error.details["decision"] as Decision | undefined) ?? null;
}

function Refusal({ error, renderDecision }: { error: ApiError; renderDecision: Props["renderDecision"] }) {
  const decision = decisionOf(error);
  if (decision) return <div className="refusal">{renderDecision(decision)}</div>;
  return (
    <div className="refusal-note" role="alert">
      <strong>{error.message}</strong>
      {error.hint && <p>{error.hint}</p>}
      <code>{error.code}</code>
    </div>
  );
}
