/** The options of a question: chosen by click, by Tab and Space, or by their number; marked once it is judged. */
import { Check, X } from "lucide-react";
import { useId } from "react";

import type { Judged, Question } from "../../api/quiz";

interface Props {
  question: Question;
  picked: number[];
  judged: Judged | null;
  onPick: (index: number) => void;
}

export function Options({ question, picked, judged, onPick }: Props) {
  const name = useId();
  return (
    <ol className="quiz-options">
      {question.options.map((option, index) => {
        const right = judged?.right.includes(index);
        const mine = picked.includes(index);
        return (
          <li key={option}>
            <label
              className="quiz-option"
              data-picked={mine || undefined}
              data-judged={judged ? (right ? "right" : mine ? "wrong" : "other") : undefined}
            >
              <input
                type={question.many ? "checkbox" : "radio"}
                name={name}
                checked={mine}
                disabled={judged !== null}
                onChange={() => onPick(index)}
              />
              <kbd aria-hidden>{index + 1}</kbd>
              <span className="quiz-option-text">{option}</span>
              {judged && right && (
                <span className="quiz-mark">
                  <Check size={14} aria-hidden /> {mine ? "Right" : "This is right"}
                </span>
              )}
              {judged && !right && mine && (
                <span className="quiz-mark">
                  <X size={14} aria-hidden /> Not this
                </span>
              )}
            </label>
          </li>
        );
      })}
    </ol>
  );
}
