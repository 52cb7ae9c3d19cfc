/** What is wrong with a metadata document, or had better be otherwise. */
import { CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import type { SamlMetadata } from "../../../api/saml";

export type MetadataFinding = SamlMetadata["findings"][number];

const ICONS = new Map<string, ReactNode>([
  ["error", <CircleX key="error" size={15} aria-label="Error" />],
  ["warning", <TriangleAlert key="warning" size={15} aria-label="Warning" />],
  ["suggestion", <Info key="suggestion" size={15} aria-label="Suggestion" />],
]);

export function MetadataFindings({ findings }: { findings: MetadataFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${String(finding.line)}-${finding.message}`} data-level={finding.level}>
          {ICONS.get(finding.level)}
          <div>
            <p>
              <span className="finding-place">Line {finding.line}</span> {finding.message}
            </p>
            <p className="finding-hint">{finding.hint}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
