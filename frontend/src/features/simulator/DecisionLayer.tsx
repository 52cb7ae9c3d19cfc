/** One layer of a decision: its verdict, its policies, their statements, and which element matched what. */
import { Check, ChevronRight, CircleSlash, Minus, OctagonX, X } from "lucide-react";
import type { ReactNode } from "react";

import type { Decision, ElementStep, LayerStep, PolicyStep, StatementStep } from "../../api/simulate";
import { controlPolicyNamed } from "../../model/organization";
import { openDialog, usePlayground } from "../../model/store";
import { MARK_WORDS, type Mark, isDeciding, layerJob, layerTitle, markOf, valueWords } from "./decision-words";

export const MARK_ICONS: Record<Mark, ReactNode> = {
  allow: <Check size={13} strokeWidth={3} aria-hidden />,
  deny: <OctagonX size={14} aria-hidden />,
  silent: <CircleSlash size={13} aria-hidden />,
  absent: <Minus size={13} aria-hidden />,
  notNeeded: <Minus size={13} aria-hidden />,
};

export function DecisionLayer({ step, decision }: { step: LayerStep; decision: Decision }) {
  const mark = markOf(step.verdict);
  const open = mark === "deny" || step.layer === decision.deciding?.layer || decision.missing.includes(step.layer);
  return (
    <li className="layer" data-mark={mark}>
      <details open={open}>
        <summary>
          <span className="layer-mark">{MARK_ICONS[mark]}</span>
          <span className="layer-title">{step.title || layerTitle(step.layer)}</span>
          <span className="layer-verdict">{MARK_WORDS[mark]}</span>
          <ChevronRight className="layer-chevron" size={14} aria-hidden />
        </summary>
        <p className="layer-job">{layerJob(step.layer)}</p>
        {step.policies.length === 0 && <p className="layer-empty">No policy of this kind applies here.</p>}
        {step.policies.map((policy, index) => (
          <LayerPolicy key={`${policy.name}-${index}`} policy={policy} layer={step.layer} decision={decision} />
        ))}
      </details>
    </li>
  );
}

function LayerPolicy({ policy, layer, decision }: { policy: PolicyStep; layer: string; decision: Decision }) {
  return (
    <div className="layer-policy">
      <p className="layer-policy-name">
        {policy.name} {policy.owner && <span>on {policy.owner}</span>}
      </p>
      {policy.statements.map((statement) => (
        <Statement
          key={statement.index}
          statement={statement}
          layer={layer}
          policy={policy.name}
          deciding={isDeciding(decision.deciding, layer, policy.name, statement)}
        />
      ))}
    </div>
  );
}

interface StatementProps {
  statement: StatementStep;
  layer: string;
  policy: string;
  deciding: boolean;
}

export function Statement({ statement, layer, policy, deciding }: StatementProps) {
  const applies = statement.elements.every((element) => element.matched);
  return (
    <div
      className="statement"
      data-applies={applies}
      data-deciding={deciding || undefined}
      data-effect={statement.effect}
    >
      <p className="statement-head">
        <strong>{statement.sid || `Statement ${statement.index + 1}`}</strong>
        <span className="statement-effect">{statement.effect}</span>
        <span>{applies ? "applies" : "does not apply"}</span>
        {deciding && <span className="deciding-mark">Decided here</span>}
        <ShowInPolicy layer={layer} policy={policy} statement={statement.index} />
      </p>
      <ul>
        {statement.elements.map((element, index) => (
          <Element key={`${element.element}-${index}`} element={element} />
        ))}
      </ul>
    </div>
  );
}

/** An SCP or RCP stands on no node of the canvas, so its statement opens by itself. */
function ShowInPolicy({ layer, policy, statement }: { layer: string; policy: string; statement: number }) {
  const found = usePlayground((state) => state.canvas && controlPolicyNamed(state.canvas, layer, policy));
  if (!found) return null;
  return (
    <button
      type="button"
      className="text-button"
      aria-label={`Show in policy ${policy}, statement ${String(statement + 1)}`}
      onClick={() => openDialog({ kind: "controlPolicy", policyId: found.id, statement })}
    >
      Show in policy
    </button>
  );
}

function Element({ element }: { element: ElementStep }) {
  return (
    <li className="element" data-matched={element.matched}>
      <span className="element-mark">
        {element.matched ? (
          <Check size={12} strokeWidth={3} aria-hidden />
        ) : (
          <X size={12} strokeWidth={3} aria-hidden />
        )}
      </span>
      <div>
        <span className="element-name">{element.element}</span>{" "}
        <span className="sr-only">{element.matched ? "matched" : "did not match"}</span>
        {element.got === null && <span className="element-why">{element.why}</span>}
        <dl>
          <dt>policy says</dt>
          <dd>{valueWords(element.expected)}</dd>
          <dt>request has</dt>
          <dd>{valueWords(element.got)}</dd>
        </dl>
      </div>
    </li>
  );
}
