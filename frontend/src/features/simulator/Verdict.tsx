/** The answer in one look: the verdict, one sentence, and AWS's own words for a refusal. */
import { CircleCheck, CircleSlash, OctagonX, Quote } from "lucide-react";
import type { ReactNode } from "react";

import type { Decision } from "../../api/simulate";
import { verdictWords } from "./decision-words";

const VERDICT_ICONS: Record<Decision["verdict"], ReactNode> = {
  allowed: <CircleCheck size={20} aria-hidden />,
  explicitDeny: <OctagonX size={20} aria-hidden />,
  implicitDeny: <CircleSlash size={20} aria-hidden />,
};

export function Verdict({ decision }: { decision: Decision }) {
  return (
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
  );
}

export function AwsWords({ decision }: { decision: Decision }) {
  if (!decision.aws_message) return null;
  return (
    <figure className="aws-words">
      <figcaption>
        <Quote size={12} aria-hidden /> What AWS answers
      </figcaption>
      <p>{decision.aws_message}</p>
    </figure>
  );
}
