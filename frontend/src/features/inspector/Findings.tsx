/** What the engine's parser and linter say about a document: the place, the trouble, the way out. */
import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import type { FindingLevel, FindingShape } from "../../live/events.gen";

const ICONS: Record<FindingLevel, ReactNode> = {
  error: <CircleX size={15} aria-label="Error" />,
  warning: <TriangleAlert size={15} aria-label="Warning" />,
  suggestion: <Info size={15} aria-label="Suggestion" />,
};

interface Props {
  findings: FindingShape[];
  /** Said when there is nothing to find. */
  children?: ReactNode;
}

export function Findings({ findings, children }: Props) {
  if (findings.length === 0) {
    return (
      <p className="valid">
        <CircleCheck size={15} aria-hidden />
        <span>{children ?? "Valid."}</span>
      </p>
    );
  }
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${finding.code}-${finding.offset}`} data-level={finding.level}>
          {ICONS[finding.level]}
          <div>
            <p>
              <span className="finding-place">Line {finding.line}</span> {finding.message}
            </p>
            {finding.hint && <p className="finding-hint">{finding.hint}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
