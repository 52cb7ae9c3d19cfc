/** Before a round: how much one knows, ten questions about all of it, or about one exercise. */
import { ArrowRight, Play, RotateCcw } from "lucide-react";
import { useState } from "react";

import type { Quiz, Scope } from "../../api/quiz";
import { agoWords } from "../../lib/ago";
import { Button } from "../../ui/Button";
import type { useRound } from "./use-round";

interface Props {
  quiz: Quiz;
  scope: string;
  play: ReturnType<typeof useRound>;
}

export function QuizStart({ quiz, scope, play }: Props) {
  const chosen = quiz.scopes.find((each) => each.scope === scope);
  const { known, wrong, questions } = chosen ?? quiz;
  const again = () => play.start({ scope, again: true });
  return (
    <>
      <h1>{chosen ? `Quiz: ${chosen.title}` : "Quiz"}</h1>
      <p className="quiz-lead">
        Questions from the lessons, and numbers drawn anew each time. Every answer is explained at once.
      </p>
      <Known known={known} wrong={wrong} questions={questions} />
      <div className="quiz-foot">
        {quiz.open && !chosen ? (
          <Button tone="primary" icon={<ArrowRight size={15} />} onClick={() => play.open(quiz.open!)}>
            Go on with my round
          </Button>
        ) : null}
        <Button
          tone={quiz.open && !chosen ? "plain" : "primary"}
          icon={<Play size={15} />}
          busy={play.starting}
          onClick={() => play.start({ scope, again: false })}
        >
          {chosen ? "Ask me about this" : "Ask me ten questions"}
        </Button>
        {wrong > 0 && (
          <Button icon={<RotateCcw size={15} />} busy={play.starting} onClick={again}>
            Again what I got wrong ({wrong})
          </Button>
        )}
        {chosen && <a href="/quiz/">All questions</a>}
      </div>
      {!chosen && (
        <section aria-labelledby="quiz-scopes">
          <h2 id="quiz-scopes">By exercise</h2>
          <ul className="quiz-scopes">
            {quiz.scopes.map((each) => (
              <ScopeRow key={each.scope} scope={each} onAsk={() => play.start({ scope: each.scope, again: false })} />
            ))}
          </ul>
        </section>
      )}
      {!chosen && quiz.rounds.length > 0 && <PastRounds rounds={quiz.rounds} />}
    </>
  );
}

function Known({ known, wrong, questions }: { known: number; wrong: number; questions: number }) {
  return (
    <div className="quiz-known">
      <div className="quiz-bar" aria-hidden>
        <i data-state="right" style={{ width: `${(100 * known) / questions}%` }} />
        <i data-state="wrong" style={{ width: `${(100 * wrong) / questions}%` }} />
      </div>
      <p>
        You know {known} of {questions} questions.
      </p>
    </div>
  );
}

function ScopeRow({ scope, onAsk }: { scope: Scope; onAsk: () => void }) {
  return (
    <li>
      <button type="button" className="quiz-scope" onClick={onAsk}>
        <span className="quiz-scope-title">{scope.title}</span>
        <span className="quiz-scope-count">
          {scope.known} of {scope.questions}
        </span>
        <span className="quiz-bar" aria-hidden>
          <i data-state="right" style={{ width: `${(100 * scope.known) / scope.questions}%` }} />
          <i data-state="wrong" style={{ width: `${(100 * scope.wrong) / scope.questions}%` }} />
        </span>
      </button>
    </li>
  );
}

function PastRounds({ rounds }: { rounds: Quiz["rounds"] }) {
  const [now] = useState(() => Date.now());
  return (
    <section aria-labelledby="quiz-rounds">
      <h2 id="quiz-rounds">My last rounds</h2>
      <ul className="quiz-rounds">
        {rounds.map((each) => (
          <li key={each.at}>
            <span>{each.title}</span>
            <span>
              {each.right} of {each.of}
            </span>
            <span>{agoWords(each.at, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
