/** A policy document in words, one line per statement. */
import { Check, OctagonX } from "lucide-react";
import { useMemo } from "react";

import { policySentences } from "./policy-sentences";

interface Props {
  document: string;
  /** How many statements are told; the rest is counted. */
  most?: number;
  /** Makes each sentence a button that shows its statement, counted from 0. */
  onShow?: (statement: number) => void;
}

export function PolicySentences({ document, most = 4, onShow }: Props) {
  const sentences = useMemo(() => policySentences(document), [document]);
  if (sentences === null) return onShow ? <p className="nothing">Nothing to read yet: this is no policy so far.</p> : null;
  return (
    <ul className="policy-sentences">
      {sentences.slice(0, most).map((sentence, index) => {
        const words = sentence.when.length > 0 ? `${sentence.words}, when ${sentence.when.join(" and ")}` : sentence.words;
        return (
          <li key={`${index}-${sentence.words}`} data-effect={sentence.effect}>
            {sentence.effect === "Allow" ? (
              <Check size={12} strokeWidth={3} aria-hidden />
            ) : (
              <OctagonX size={12} aria-hidden />
            )}
            {onShow ? (
              <button type="button" title="Show this statement" onClick={() => onShow(index)}>
                {words}
              </button>
            ) : (
              <span>{words}</span>
            )}
          </li>
        );
      })}
      {sentences.length > most && <li className="more">and {sentences.length - most} more statements</li>}
    </ul>
  );
}
