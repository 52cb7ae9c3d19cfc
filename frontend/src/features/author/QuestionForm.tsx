/** One question of the quiz: its options, which of them are right, and why. */
import { Plus, Trash2, X } from "lucide-react";

import type { Question } from "../../api/authored";
import { Button, IconButton } from "../../ui/Button";

interface Props {
  question: Question;
  number: number;
  onChange: (question: Question) => void;
  onRemove?: () => void;
}

export function QuestionForm({ question, number, onChange, onRemove }: Props) {
  const { options, right } = question;
  const put = (changes: Partial<Question>) => onChange({ ...question, ...changes });
  const drop = (index: number) =>
    put({
      options: options.filter((_, other) => other !== index),
      right: right.filter((each) => each !== index).map((each) => (each > index ? each - 1 : each)),
    });
  return (
    <div className="author-question">
      <div className="author-line">
        <input aria-label={`Question ${String(number)}`} placeholder="What is asked" value={question.text} maxLength={300} onChange={(event) => put({ text: event.target.value })} />
        {onRemove && (
          <IconButton label="Delete this question" tone="quiet" size="small" onClick={onRemove}>
            <Trash2 size={14} />
          </IconButton>
        )}
      </div>
      {question.numbers === undefined ? (
        <p className="field-hint">Tick what is right.</p>
      ) : (
        <p className="field-hint">Numbers are drawn for this question; which options are right follows from them.</p>
      )}
      {options.map((option, index) => (
        <div className="author-line" key={`option-${String(index)}`}>
          {question.numbers === undefined && (
            <input
              type="checkbox"
              aria-label={`Option ${String(index + 1)} is right`}
              checked={right.includes(index)}
              onChange={(event) => put({ right: event.target.checked ? [...right, index].toSorted() : right.filter((each) => each !== index) })}
            />
          )}
          <input
            aria-label={`Option ${String(index + 1)}`}
            value={option}
            maxLength={200}
            onChange={(event) => put({ options: options.map((each, other) => (other === index ? event.target.value : each)) })}
          />
          <IconButton label="Remove" tone="quiet" size="small" disabled={options.length <= 2 || question.numbers !== undefined} onClick={() => drop(index)}>
            <X size={14} />
          </IconButton>
        </div>
      ))}
      <Button size="small" tone="quiet" icon={<Plus size={14} />} disabled={options.length >= 6} onClick={() => put({ options: [...options, ""] })}>
        One more option
      </Button>
      <input aria-label={`Why, question ${String(number)}`} placeholder="Why that is right" value={question.why} maxLength={500} onChange={(event) => put({ why: event.target.value })} />
    </div>
  );
}
