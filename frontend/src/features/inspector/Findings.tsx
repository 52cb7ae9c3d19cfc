/** What the engine's parser and linter say about a document: the place, the trouble, the way out. */
import { CircleCheck, CircleX, Info, TriangleAlert, Wrench } from "lucide-react";
import type { ReactNode } from "react";

import type { Fix } from "../../api/policies";
import type { FindingLevel, FindingShape } from "../../live/events.gen";
import { Button } from "../../ui/Button";

const ICONS: Record<FindingLevel, ReactNode> = {
  error: <CircleX size={15} aria-label="Error" />,
  warning: <TriangleAlert size={15} aria-label="Warning" />,
  suggestion: <Info size={15} aria-label="Suggestion" />,
};

interface Props {
  findings: FindingShape[];
  /** Sure repairs, by the finding's place in the list. */
  fixes?: Fix[];
  onFix?: (fix: Fix) => void;
  /** Said when there is nothing to find. */
  children?: ReactNode;
}

export function Findings({ findings, fixes = [], onFix, children }: Props) {
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
      {findings.map((finding, index) => (
        <li key={`${finding.code}-${finding.offset}`} data-level={finding.level}>
          {ICONS[finding.level]}
          <div>
            <p>
              <span className="finding-place">Line {finding.line}</span> {finding.message}
            </p>
            {finding.hint && <p className="finding-hint">{finding.hint}</p>}
            {fixes
              .filter((fix) => fix.finding === index)
              .map((fix) => (
                <Button key={fix.title} size="small" icon={<Wrench size={13} />} onClick={() => onFix?.(fix)}>
                  {fix.title}
                </Button>
              ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
