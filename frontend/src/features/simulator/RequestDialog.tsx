/** Make a request as anyone on the canvas and see what the engine answers, and why. */
import { KeyRound, RotateCw, Send } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import "../../styles/simulator.css";
import type { ApiError } from "../../api/http";
import type { SuggestedChange } from "../../api/simulate";
import { type Caller, callerByKey, callerKey, callersOf } from "../../model/callers";
import { closeDialog, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { DecisionSteps } from "./DecisionSteps";
import { RequestForm } from "./RequestForm";
import { type Start, startValues } from "./request-values";
import { useAsking } from "./use-asking";

interface Props extends Start {
  onShow: (change: SuggestedChange) => void;
}

export function RequestDialog({ caller: startCaller, resourceId, resource, action, onShow }: Props) {
  const canvas = usePlayground((state) => state.canvas);
  const [values, setValues] = useState(() => startValues(canvas, { caller: startCaller, resourceId, resource, action }));
  const { answer, busy, ask, again } = useAsking();
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) result.current?.scrollIntoView({ block: "nearest" });
  }, [answer]);
  if (!canvas) return null;
  const caller = callerByKey(callersOf(canvas, true), values.caller);
  const repeat = async (expired: Caller) => {
    const fresh = await again(values, expired);
    if (fresh) setValues({ ...values, caller: callerKey(fresh.ref) });
  };
  return (
    <Dialog
      title="Make a request"
      description="The engine that judges every call in this playground answers. Asking changes nothing."
      size="wide"
      onClose={closeDialog}
    >
      <div className="request-columns">
        <RequestForm
          values={values}
          canvas={canvas}
          error={answer && "error" in answer ? answer.error : null}
          onChange={(changed) => setValues({ ...values, ...changed })}
          onSubmit={() => caller && void ask(values, caller)}
        >
          <Button tone="primary" type="submit" busy={busy} disabled={!caller} icon={<Send size={15} />}>
            {busy ? "Asking…" : "Send request"}
          </Button>
        </RequestForm>
        <div className="request-answer" ref={result}>
          {answer === null && <NoAnswer />}
          {answer && "decision" in answer && <DecisionSteps decision={answer.decision} onShow={onShow} />}
          {answer && "error" in answer && (
            <Refused
              error={answer.error}
              busy={busy}
              onAgain={caller?.chained ? () => void repeat(caller) : undefined}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function NoAnswer() {
  return (
    <div className="no-answer">
      <Send size={20} aria-hidden />
      <p>Choose who asks for what, then send. The answer comes with every policy that was looked at.</p>
    </div>
  );
}

/** Expired credentials are refused before any policy is read; everything else is a mistake in the form. */
function Refused({ error, busy, onAgain }: { error: ApiError; busy: boolean; onAgain: (() => void) | undefined }) {
  const expired = error.code === "ExpiredToken";
  return (
    <div className="request-refused" data-expired={expired || undefined} role="alert">
      <KeyRound size={18} aria-hidden />
      <div>
        <strong>{expired ? "These credentials have expired" : error.message}</strong>
        {expired && <p className="aws-line">{error.message}</p>}
        {error.hint && <p>{error.hint}</p>}
        {expired && <p>No policy was even read. The trust is still there.</p>}
        <code>{error.code}</code>
        {expired && onAgain && (
          <Button tone="primary" icon={<RotateCw size={14} />} busy={busy} onClick={onAgain}>
            Assume again and repeat
          </Button>
        )}
      </div>
    </div>
  );
}
