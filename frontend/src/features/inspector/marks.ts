/** What is marked in the editor: the server's findings at their places, and broken JSON before it has answered. */
import type { Diagnostic } from "@codemirror/lint";

import type { FindingShape } from "../../live/events.gen";
import { fixed, type Judged } from "./use-findings";

const SEVERITY = { error: "error", warning: "warning", suggestion: "info" } as const;

export function verdictMarks(judged: Judged): Diagnostic[] {
  return judged.findings.map((finding, index) => ({
    ...placeOf(finding, judged.text),
    severity: SEVERITY[finding.level],
    message: finding.hint ? `${finding.message}\n${finding.hint}` : finding.message,
    actions: judged.fixes
      .filter((fix) => fix.finding === index)
      .map((fix) => ({
        name: fix.title,
        apply: (view) => {
          const insert = fixed(judged.text, fix);
          if (view.state.doc.toString() === judged.text)
            view.dispatch({ changes: { from: 0, to: judged.text.length, insert }, userEvent: "input.fix" });
        },
      })),
  }));
}

/** Where a finding stands, up to the end of its first line; at least one character, and never beyond the text. */
function placeOf(finding: FindingShape, text: string): { from: number; to: number } {
  const from = Math.min(finding.offset, text.length);
  const lineEnd = text.indexOf("\n", from + 1);
  const end = Math.min(from + Math.max(finding.length, 1), lineEnd < 0 ? text.length : lineEnd);
  return { from, to: end };
}

/** The first place where a text is no JSON, as this browser's own reader says; null where it reads it. */
export function syntaxMark(text: string): Diagnostic | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    const from = Math.min(at, Math.max(text.length - 1, 0));
    return { from, to: Math.min(from + 1, text.length), severity: "error", message: "This is not JSON from here on." };
  }
}
