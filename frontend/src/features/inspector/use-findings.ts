/** Asks the server's parser and linter about a draft: at once, but one question at a time. What is written while one is
 * under way is asked when it is answered, so a slow line is never flooded, and a quick one never waits.
 */
import { useEffect, useRef, useState } from "react";

import { type Fix, type PolicyType, type Verdict, validatePolicy } from "../../api/policies";
import type { FindingShape } from "../../live/events.gen";

/** What was said about one text. Places count in it, so it must not be shown on another. */
export interface Judged {
  text: string;
  findings: FindingShape[];
  fixes: Fix[];
}

/** Out: the judgement of the newest text that was judged; null before the first answer, or without one. */
export function useFindings(sandbox: string, policyType: PolicyType, draft: string, account?: string): Judged | null {
  const [answer, setAnswer] = useState<{ text: string; judged: Judged | null } | null>(null);
  const asking = useRef(false);
  useEffect(() => {
    if (asking.current || answer?.text === draft) return;
    asking.current = true;
    const settle = (judged: Judged | null) => {
      asking.current = false;
      setAnswer({ text: draft, judged });
    };
    validatePolicy(sandbox, policyType, draft, account).then(
      (verdict) => settle(inThisPage(draft, verdict)),
      // Without an answer there is nothing to mark; saving still asks the server and says what is wrong.
      () => settle(null),
    );
  }, [sandbox, policyType, draft, account, answer]);
  return answer?.judged ?? null;
}

/** The server counts characters, the browser UTF-16 units: they differ behind every letter beyond the first plane. */
function inThisPage(text: string, { findings, fixes }: Verdict): Judged {
  const letters = /[\ud800-\udbff]/.test(text) ? [...text] : null;
  const units = (count: number) => (letters ? letters.slice(0, count).join("").length : count);
  return {
    text,
    findings: findings.map((finding) => {
      const offset = units(finding.offset);
      return { ...finding, offset, length: units(finding.offset + finding.length) - offset };
    }),
    fixes: fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, start: units(edit.start), end: units(edit.end) })),
    })),
  };
}

/** The text with one fix applied. */
export function fixed(text: string, fix: Fix): string {
  const fromTheEnd = fix.edits.toSorted((one, other) => other.start - one.start);
  return fromTheEnd.reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text);
}
