/** A policy document in words, one line per statement. */
import { Check, OctagonX } from "lucide-react";
import { useMemo } from "react";

import { policySentences } from "./policy-sentences";

const MOST = 4;

export function PolicySentences({ document }: { document: string }) {
  const sentences = useMemo(() => policySentences(document) ?? [], [document]);
  return (
    <ul className="policy-sentences">
      {sentences.slice(0, MOST).map((sentence, index) => (
        <li key={`${index}-${sentence.words}`} data-effect={sentence.effect}>
          {sentence.effect === "Allow" ? (
            <Check size={12} strokeWidth={3} aria-hidden />
          ) : (
            <OctagonX size={12} aria-hidden />
          )}
          <span>
            {sentence.words}
            {sentence.onlyIf && <em>, under a condition</em>}
          </span>
        </li>
      ))}
      {sentences.length > MOST && <li className="more">and {sentences.length - MOST} more statements</li>}
    </ul>
  );
}
