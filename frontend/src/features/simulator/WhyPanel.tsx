/** "May they do that, and why?": a panel beside the picture. The answer is walked on the canvas, stop by stop. */
import { ArrowLeft, KeyRound, PencilLine, RotateCw, Send, X } from "lucide-react";
import { type KeyboardEvent as Key, useEffect, useRef, useState } from "react";

import "../../styles/reach.css";
import "../../styles/simulator.css";
import "../../styles/why.css";
import type { ApiError } from "../../api/http";
import { type Decision, saysExpired } from "../../api/simulate";
import { askersOf, callerByKey } from "../../model/callers";
import type { Canvas } from "../../model/canvas";
import { stopReading } from "../../model/reading";
import { lightAll, lightsOut, useSpotlight, type WhyStart } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { Changes } from "./Changes";
import { verdictWords } from "./decision-words";
import { RequestForm } from "./RequestForm";
import { questionWords, requestOf, startValues, withKeys } from "./request-values";
import { firstStop } from "./stops";
import { useWhy } from "./use-why";
import { AwsWords, Verdict } from "./Verdict";
import { Walk } from "./Walk";

export function WhyPanel() {
  const question = useSpotlight((spotlight) => spotlight.question);
  const asked = useSpotlight((spotlight) => spotlight.asked);
  const canvas = usePlayground((state) => state.canvas);
  if (question?.kind !== "why" || !canvas) return null;
  return <Panel key={asked} start={question.start} canvas={canvas} />;
}

function close(): void {
  stopReading();
  lightsOut();
}

/** Put aside while something is looked at in the inspector, which lies under the panel. */
function useAside(): [boolean, (aside: boolean) => void] {
  const selection = usePlayground((state) => state.selection);
  const before = useRef(selection);
  const [aside, setAside] = useState(false);
  useEffect(() => {
    if (before.current === selection) return;
    before.current = selection;
    setAside(selection !== null);
  }, [selection]);
  return [aside, setAside];
}

function useEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("[role=dialog], [role=menu]")) close();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function Panel({ start, canvas }: { start: WhyStart; canvas: Canvas }) {
  const [values, setValues] = useState(() => startValues(canvas, start));
  const askers = askersOf(canvas);
  const caller = callerByKey(askers, values.caller);
  const why = useWhy(start.decision, start.send && caller ? requestOf(values, caller) : null);
  const { decision, error } = why;
  const [writing, setWriting] = useState(!start.send && !start.decision);
  const [aside, setAside] = useAside();
  const [stop, setStop] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEscape();
  useEffect(() => {
    if (!decision) lightAll();
  }, [decision]);
  const at = decision ? Math.min(stop ?? firstStop(decision), decision.steps.length - 1) : 0;
  const send = (sent = values) => {
    if (!caller) return;
    setStop(null);
    setWriting(false);
    why.ask(sent, caller);
  };
  if (aside && decision) return <Aside decision={decision} at={at} onBack={() => setAside(false)} />;
  const shown = writing || error !== null || (!decision && !why.busy);
  return (
    <section className="reach why" aria-labelledby="why-title" onKeyDown={(event) => decision && walkByKey(event, decision, at, setStop)}>
      <header className="reach-head">
        <h2 id="why-title" ref={heading} tabIndex={-1}>
          Make a request
        </h2>
        <IconButton label="Close" tone="quiet" onClick={close}>
          <X size={16} />
        </IconButton>
      </header>
      <div className="why-parts">
        {shown ? (
          <RequestForm
            values={values}
            canvas={canvas}
            error={error}
            onChange={(changed) => setValues({ ...values, ...changed })}
            onSubmit={() => send()}
          >
            <Button tone="primary" type="submit" busy={why.busy} disabled={!caller} icon={<Send size={15} />}>
              {why.busy ? "Asking…" : "Send request"}
            </Button>
          </RequestForm>
        ) : (
          <Asked
            words={questionWords(caller?.label ?? decision?.caller ?? "", decision?.action ?? values.action, decision?.resource ?? values.resource)}
            onChange={() => setWriting(true)}
          />
        )}
        {decision && (
          <section className="decision" aria-label="Decision" aria-busy={why.busy}>
            <Verdict decision={decision} />
            <Changes
              decision={decision}
              why={why}
              onMeet={!caller ? null : (keys) => {
                const met = { ...values, context: withKeys(values.context, keys) };
                setValues(met);
                send(met);
              }}
              onAsk={caller && canvas.may_edit ? () => send() : null}
            />
            {decision.steps.length > 0 && <Walk decision={decision} at={at} onStop={setStop} />}
            <AwsWords decision={decision} />
          </section>
        )}
        {error && (
          <Refused
            error={error}
            busy={why.busy}
            onAgain={
              caller?.chained
                ? () => void why.again(values, caller).then((fresh) => fresh && setValues({ ...values, caller: fresh }))
                : undefined
            }
          />
        )}
      </div>
      <p className="reach-note">Asking changes nothing. The engine that judges every call in this playground answers.</p>
    </section>
  );
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** Arrow keys go to the next stop and back, except where they are for writing. */
function walkByKey(event: Key, decision: Decision, at: number, onStop: (index: number) => void): void {
  const step = STEPS[event.key];
  if (step === undefined || (event.target as HTMLElement).closest("input, textarea, select, [role=listbox]")) return;
  event.preventDefault();
  onStop(Math.min(Math.max(at + step, 0), decision.steps.length - 1));
}

function Asked({ words, onChange }: { words: string; onChange: () => void }) {
  return (
    <div className="why-asked">
      <p>{words}</p>
      <Button size="small" icon={<PencilLine size={13} />} onClick={onChange}>
        Change the question
      </Button>
    </div>
  );
}

/** While the inspector is read: what the answer was, and the way back to it. */
function Aside({ decision, at, onBack }: { decision: Decision; at: number; onBack: () => void }) {
  return (
    <section className="why-aside" aria-label="The answer">
      <p>
        <strong>{verdictWords(decision.verdict)}.</strong> {decision.steps[at]?.found ?? decision.sentence}
      </p>
      <div>
        <Button size="small" tone="primary" icon={<ArrowLeft size={14} />} onClick={onBack}>
          Back to the answer
        </Button>
        <IconButton label="Close the answer" tone="quiet" size="small" onClick={close}>
          <X size={14} />
        </IconButton>
      </div>
    </section>
  );
}

/** Expired credentials are refused before any policy is read; everything else is a mistake in the form. */
function Refused({ error, busy, onAgain }: { error: ApiError; busy: boolean; onAgain: (() => void) | undefined }) {
  const expired = saysExpired(error.code);
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
