/** What would let the request through: changes that are made with one press, conditions that the request can meet. */
import { Lightbulb, Send, Undo2, Wand2 } from "lucide-react";
import { useState } from "react";

import type { Decision, SuggestedChange } from "../../api/simulate";
import { undoLast } from "../../model/history";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { applyWords } from "./stops";
import type { Why } from "./use-why";

interface Props {
  decision: Decision;
  why: Why;
  /** Ask again with these context keys, if it is known who asks. */
  onMeet: ((keys: Record<string, string>) => void) | null;
  /** Ask the engine what a brought refusal is about: only a fresh answer's change can be made. */
  onAsk: (() => void) | null;
}

export function Changes({ decision, why, onMeet, onAsk }: Props) {
  const [made, setMade] = useState(false);
  if (decision.allowed) return made ? <Made onUndo={() => void undoLast()} /> : null;
  if (decision.changes.length === 0) return null;
  const conditions = decision.changes.filter((change) => change.kind === "meetCondition");
  const edits = decision.changes.filter((change) => change.kind !== "meetCondition");
  const make = async () => setMade(await why.make());
  return (
    <section className="changes" aria-label="The smallest change">
      <h3>
        <Lightbulb size={14} aria-hidden /> The smallest change that would allow it
      </h3>
      <ul>
        {conditions.map((change) => (
          <li key={change.title}>
            <Change change={change} />
            {onMeet && (
              <Button size="small" onClick={() => onMeet(JSON.parse(change.document ?? "{}") as Record<string, string>)}>
                Ask with it
              </Button>
            )}
          </li>
        ))}
        {edits.map((change) => (
          <li key={`${change.title}-${change.target_id}`}>
            <Change change={change} />
          </li>
        ))}
      </ul>
      {edits.length > 0 && !why.request && onAsk && (
        <div className="changes-make">
          <Button icon={<Send size={14} />} onClick={onAsk}>
            Ask it again, to make the change
          </Button>
        </div>
      )}
      {edits.length > 0 && <Make decision={decision} why={why} count={edits.length} onMake={() => void make()} />}
    </section>
  );
}

function Change({ change }: { change: SuggestedChange }) {
  return (
    <div>
      <strong>{change.title}</strong>
      {change.detail && <p>{change.detail}</p>}
      {change.obstacle && <p className="change-obstacle">Not from here: {change.obstacle}</p>}
    </div>
  );
}

function Make({ decision, why, count, onMake }: Pick<Props, "decision" | "why"> & { count: number; onMake: () => void }) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  if (!mayEdit || !why.request || decision.changes_key === "") return null;
  return (
    <div className="changes-make">
      <Button tone="primary" icon={<Wand2 size={14} />} busy={why.busy} onClick={onMake}>
        {applyWords(count)}
      </Button>
      <span>{count > 1 ? "They are enough together." : "It was tried: it is enough."} Undo takes it back.</span>
    </div>
  );
}

function Made({ onUndo }: { onUndo: () => void }) {
  return (
    <div className="changes-made">
      <span>The change is made, and the answer has turned.</span>
      <Button size="small" icon={<Undo2 size={14} />} onClick={onUndo}>
        Undo the change
      </Button>
    </div>
  );
}
