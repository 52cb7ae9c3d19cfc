/** Why the engine decided as it did: one sentence, AWS's words, the smallest change, then every layer in order. */
import { CircleCheck, CircleSlash, Lightbulb, OctagonX, Quote } from "lucide-react";
import type { ReactNode } from "react";

import type { Decision, SuggestedChange } from "../../api/simulate";
import { DecisionLayer } from "./DecisionLayer";
import { verdictWords } from "./decision-words";

interface Props {
  decision: Decision;
  onShow: (change: SuggestedChange) => void;
}

const VERDICT_ICONS: Record<Decision["verdict"], ReactNode> = {
  allowed: <CircleCheck size={20} aria-hidden />,
  explicitDeny: <OctagonX size={20} aria-hidden />,
  implicitDeny: <CircleSlash size={20} aria-hidden />,
};

export function DecisionSteps({ decision, onShow }: Props) {
  return (
    <section className="decision" aria-label="Decision">
      <div className="verdict" data-allowed={decision.allowed} role="status">
        {VERDICT_ICONS[decision.verdict]}
        <div>
          <strong>{verdictWords(decision.verdict)}</strong>
          <p>{decision.sentence}</p>
        </div>
        <code className="verdict-reason" title="Reason code">
          {decision.reason}
        </code>
      </div>
      {decision.aws_message && (
        <figure className="aws-words">
          <figcaption>
            <Quote size={12} aria-hidden /> What AWS answers
          </figcaption>
          <p>{decision.aws_message}</p>
        </figure>
      )}
      {decision.changes.length > 0 && <Changes changes={decision.changes} onShow={onShow} />}
      {decision.steps.length > 0 && (
        <div className="layers">
          <h3>Step by step</h3>
          <ol>
            {decision.steps.map((step, index) => (
              <DecisionLayer key={`${step.layer}-${index}`} step={step} decision={decision} />
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

function Changes({ changes, onShow }: { changes: SuggestedChange[]; onShow: Props["onShow"] }) {
  return (
    <div className="changes">
      <h3>
        <Lightbulb size={14} aria-hidden /> The smallest change that would allow it
      </h3>
      <ul>
        {changes.map((change) => (
          <li key={`${change.title}-${change.target_id}`}>
            <div>
              <strong>{change.title}</strong>
              <p>{change.detail}</p>
            </div>
            {change.target_id && (
              <button type="button" className="text-button" onClick={() => onShow(change)}>
                Show me
              </button>
            )}
          </li>
        ))}
      </ul>
      {changes.length > 1 && <p className="fine-print">Any one of these is enough. None is done for you.</p>}
    </div>
  );
}
