/** Questions one below the other; each explains itself as soon as it is answered. */
import { useId, useState } from "react";

import type { Question } from "../../api/workshop";
import { Button } from "../../ui/Button";
import { isRight, pick } from "./quiz";

export function Quiz({ questions }: { questions: Question[] }) {
  const [results, setResults] = useState<Record<string, boolean>>({});
  const given = Object.values(results);
  return (
    <div className="quiz">
      {questions.map((question) => (
        <Asked
          key={question.text}
          question={question}
          onAnswer={(right) => setResults((before) => ({ ...before, [question.text]: right }))}
        />
      ))}
      {given.length === questions.length && (
        <p className="quiz-score" role="status">
          {given.filter(Boolean).length} of {questions.length} right
        </p>
      )}
    </div>
  );
}

function Asked({ question, onAnswer }: { question: Question; onAnswer: (right: boolean) => void }) {
  const name = useId();
  const [picked, setPicked] = useState<number[]>([]);
  const [answered, setAnswered] = useState(false);
  const answer = () => {
    setAnswered(true);
    onAnswer(isRight(question, picked));
  };
  return (
    <fieldset className="quiz-question" data-answered={answered || undefined}>
      <legend>
        {question.text} {question.many && <span className="quiz-many">Several are right.</span>}
      </legend>
      {question.options.map((option, index) => (
        <label key={option} data-right={answered ? question.right.includes(index) : undefined}>
          <input
            type={question.many ? "checkbox" : "radio"}
            name={name}
            checked={picked.includes(index)}
            disabled={answered}
            onChange={() => setPicked(pick(question, picked, index))}
          />
          <span>{option}</span>
          {answered && question.right.includes(index) && <span className="quiz-mark">right</span>}
        </label>
      ))}
      {answered ? (
        <p role="status" className="quiz-why">
          <strong>{isRight(question, picked) ? "Right." : "Not quite."}</strong> {question.why}
        </p>
      ) : (
        <Button size="small" disabled={picked.length === 0} onClick={answer}>
          Answer
        </Button>
      )}
    </fieldset>
  );
}
