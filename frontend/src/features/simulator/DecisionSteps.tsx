/** Why a role could not be assumed, inside its dialog: the verdict, AWS's words, what would help, every layer. */
import { Lightbulb } from "lucide-react";

import type { Decision, SuggestedChange } from "../../api/simulate";
import { Button } from "../../ui/Button";
import { DecisionLayer } from "./DecisionLayer";
import { AwsWords, Verdict } from "./Verdict";

interface Props {
  decision: Decision;
  onShow: (change: SuggestedChange) => void;
  /** Leaves the dialog and walks the answer on the canvas. */
  onWalk: () => void;
}

export function DecisionSteps({ decision, onShow, onWalk }: Props) {
  return (
    <section className="decision" aria-label="Decision">
      <Verdict decision={decision} />
      <AwsWords decision={decision} />
      {decision.changes.length > 0 && <Suggested changes={decision.changes} onShow={onShow} />}
      {decision.steps.length > 0 && (
        <div className="layers">
          <h3>
            Step by step
            <Button size="small" onClick={onWalk}>
              Walk it on the canvas
            </Button>
          </h3>
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

function Suggested({ changes, onShow }: { changes: SuggestedChange[]; onShow: Props["onShow"] }) {
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
    </div>
  );
}
