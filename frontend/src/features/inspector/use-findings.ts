/** Asks the server's parser and linter about a draft, once the typing rests. */
import { useEffect, useState } from "react";

import { type PolicyType, validatePolicy } from "../../api/policies";
import type { FindingShape } from "../../live/events.gen";

const REST_MS = 350;

/** Out: the findings of the newest draft that was judged; null before the first answer. */
export function useFindings(sandbox: string, policyType: PolicyType, draft: string): FindingShape[] | null {
  const [findings, setFindings] = useState<FindingShape[] | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      validatePolicy(sandbox, policyType, draft).then(
        (answer) => current && setFindings(answer.findings),
        // Without an answer there is nothing to mark; saving still asks the server and says what is wrong.
        () => current && setFindings(null),
      );
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [sandbox, policyType, draft]);
  return findings;
}
