/** One question at a time: pick, answer, read why, go on. Keys: 1 to 6 and Enter. */
import { useMutation } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import { type Judged, type Question, type Round, answerQuestion } from "../../api/quiz";
import { wordsFor } from "../../model/attempt";
import { Button } from "../../ui/Button";
import { Options } from "./Options";
import { LookUp } from "./LookUp";
import { optionOf, pick } from "./picking";

interface Props {
  round: Round;
  /** The round with one more answer. */
  onAnswer: (round: Round) => void;
  /** The answer has been read. */
  onNext: () => void;
  /** Shown with its judgement until it has been read; else the next question. */
  reading: boolean;
}

export function Asking({ round, onAnswer, onNext, reading }: Props) {
  const judged = reading ? round.judged.at(-1)! : null;
  const question = judged ?? round.next;
  const index = round.judged.length - (reading ? 1 : 0);
  if (!question) return null;
  return (
    <section className="quiz-asking" aria-label={`Question ${index + 1} of ${round.of}`}>
      <Steps round={round} index={index} />
      {/* Another question is another form: nothing is picked in it. */}
      <One key={index} {...{ round, question, judged, index, onAnswer, onNext }} />
    </section>
  );
}

function Steps({ round, index }: { round: Round; index: number }) {
  return (
    <div className="quiz-steps">
      <span aria-hidden className="quiz-dots">
        {Array.from({ length: round.of }, (_, each) => {
          const judged = round.judged[each];
          return <i key={each} data-state={judged ? (judged.is_right ? "right" : "wrong") : each === index ? "now" : "open"} />;
        })}
      </span>
      <span className="quiz-count">
        {index + 1} of {round.of}
      </span>
    </div>
  );
}

interface OneProps {
  round: Round;
  question: Question;
  judged: Judged | null;
  index: number;
  onAnswer: (round: Round) => void;
  onNext: () => void;
}

function One({ round, question, judged, index, onAnswer, onNext }: OneProps) {
  const [picked, setPicked] = useState<number[]>([]);
  const answer = useMutation({ mutationFn: () => answerQuestion(round.id, index, picked), onSuccess: onAnswer });
  const heading = useRef<HTMLHeadingElement>(null);
  const choose = (option: number) => judged === null && setPicked((before) => pick(question.many, before, option));
  const goOn = () => {
    if (judged) onNext();
    else if (picked.length > 0 && !answer.isPending) answer.mutate();
  };
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const shown = judged?.picked ?? picked;
  useQuizKeys(question.options.length, choose, goOn);
  return (
    <>
      <div role="group" aria-labelledby={`question-${index}`} className="quiz-question">
        <h2 id={`question-${index}`} ref={heading} tabIndex={-1}>
          {question.text}
        </h2>
        <p className="quiz-many">{question.many ? "Choose all that are right." : "Choose one."}</p>
        <Options question={question} picked={shown} judged={judged} onPick={choose} />
      </div>
      {answer.isError && <p role="alert">{wordsFor(answer.error).title}</p>}
      <div className="quiz-foot">
        <Button
          tone="primary"
          busy={answer.isPending}
          disabled={judged === null && picked.length === 0}
          icon={judged ? <ArrowRight size={15} /> : undefined}
          onClick={goOn}
        >
          {judged === null ? "Answer" : round.next ? "Next question" : "See how it went"}
        </Button>
        <span className="quiz-keys">
          {judged === null && (
            <>
              <kbd>1</kbd>–<kbd>{question.options.length}</kbd> choose,{" "}
            </>
          )}
          <kbd>Enter</kbd> goes on
        </span>
      </div>
      {/* Below the button, which so stays where it is. */}
      <div role="status" className="quiz-why" data-right={judged?.is_right}>
        {judged && (
          <>
            <strong>{judged.is_right ? "Right." : "Not quite."}</strong>
            {judged.why.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {!judged.is_right && <LookUp judged={judged} />}
          </>
        )}
      </div>
    </>
  );
}

/** Numbers choose, Enter goes on; what has a meaning of its own for a key keeps it. */
function useQuizKeys(options: number, choose: (option: number) => void, goOn: () => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const option = optionOf(event.key, options);
    if (option !== null) choose(option);
    else if (event.key === "Enter" && !(event.target as Element).closest("button, a, summary")) goOn();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
