/** The answer as a walk: each layer is a stop, lit on the canvas, with one sentence on what was found there. */
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useRef } from "react";

import type { Decision, LayerStep } from "../../api/simulate";
import { readPolicy } from "../../model/reading";
import { lightStop } from "../../model/spotlight";
import { IconButton } from "../../ui/Button";
import { MARK_ICONS, Statement } from "./DecisionLayer";
import { layerTitle, MARK_WORDS, markOf } from "./decision-words";
import { readingOf, statementsOf, type Told } from "./stops";

interface Props {
  decision: Decision;
  at: number;
  onStop: (index: number) => void;
}

export function Walk({ decision, at, onStop }: Props) {
  const step = decision.steps[at];
  const { caller_id, resource_id } = decision;
  const ids = step?.node_ids.join(" ") ?? "";
  useEffect(() => {
    const beside = [caller_id, resource_id].filter((id) => id !== null);
    lightStop(ids === "" ? [] : ids.split(" "), beside);
  }, [ids, caller_id, resource_id]);
  // Whoever goes on sees the next stop; who has just asked sees the verdict first.
  const stops = useRef<HTMLOListElement>(null);
  const shown = useRef({ decision, at });
  useEffect(() => {
    const before = shown.current;
    shown.current = { decision, at };
    if (before.decision === decision && before.at !== at) stops.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [decision, at]);
  const last = decision.steps.length - 1;
  return (
    <section className="walk" aria-label="Step by step">
      <header>
        <h3>Step by step</h3>
        <span className="walk-count" aria-live="polite">
          {at + 1} of {last + 1}
        </span>
        <IconButton label="Previous stop" tone="quiet" disabled={at === 0} onClick={() => onStop(at - 1)}>
          <ArrowLeft size={16} />
        </IconButton>
        <IconButton label="Next stop" tone="quiet" disabled={at === last} onClick={() => onStop(at + 1)}>
          <ArrowRight size={16} />
        </IconButton>
      </header>
      <ol ref={stops}>
        {decision.steps.map((one, index) => (
          <li
            key={`${one.layer}-${index}`}
            className="layer"
            data-mark={markOf(one.verdict)}
            aria-current={index === at ? "step" : undefined}
          >
            <StopHead step={one} open={index === at} onOpen={() => onStop(index)} />
            {index === at && <StopBody step={one} decision={decision} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function StopHead({ step, open, onOpen }: { step: LayerStep; open: boolean; onOpen: () => void }) {
  const mark = markOf(step.verdict);
  return (
    <button type="button" className="stop-head" aria-expanded={open} onClick={onOpen}>
      <span className="layer-mark">{MARK_ICONS[mark]}</span>
      <span className="layer-title">{step.title || layerTitle(step.layer)}</span>
      <span className="layer-verdict">{MARK_WORDS[mark]}</span>
    </button>
  );
}

const FEW = 2;

function StopBody({ step, decision }: { step: LayerStep; decision: Decision }) {
  const { telling, others } = statementsOf(step, decision);
  const few = telling.length === 0 && others.length <= FEW;
  return (
    <div className="stop-body">
      <p className="stop-found">{step.found}</p>
      {(few ? others : telling).map((told) => (
        <ToldStatement key={keyOf(told)} step={step} told={told} />
      ))}
      {!few && others.length > 0 && (
        <details className="stop-others">
          <summary>
            {others.length} {others.length === 1 ? "statement" : "statements"} that {others.length === 1 ? "does" : "do"} not
            apply
          </summary>
          {others.map((told) => (
            <ToldStatement key={keyOf(told)} step={step} told={told} />
          ))}
        </details>
      )}
    </div>
  );
}

const keyOf = ({ policy, statement }: Told) => `${policy.owner} ${policy.name} ${String(statement.index)}`;

function ToldStatement({ step, told: { policy, statement, deciding } }: { step: LayerStep; told: Told }) {
  const reading = readingOf(step, policy, statement);
  return (
    <div className="layer-policy">
      <p className="layer-policy-name">
        {policy.name} {policy.owner && <span>on {policy.owner}</span>}
      </p>
      <Statement statement={statement} layer={step.layer} policy={policy.name} deciding={deciding} />
      {reading && (
        <button type="button" className="text-button" onClick={() => readPolicy(reading)}>
          Show in policy
        </button>
      )}
    </div>
  );
}
