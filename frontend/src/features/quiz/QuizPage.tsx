/** The page of the quiz: what there is to ask and what one knows of it, or the round under way. */
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import { useState } from "react";

import "../../styles/quiz.css";
import { loadQuiz } from "../../api/quiz";
import { wordsFor } from "../../model/attempt";
import { PageFrame } from "../../ui/PageFrame";
import { QuizStart } from "./QuizStart";
import { RoundView } from "./RoundView";
import { useRound } from "./use-round";

/** In: the exercise that the address names, empty for all. The round is in the address, too: a reload goes on. */
export function QuizPage({ scope }: { scope: string }) {
  const [here, setHere] = useState(() => location.hash.slice(1) || null);
  const quiz = useQuery({ queryKey: ["quiz"], queryFn: loadQuiz });
  const play = useRound(here, (id) => {
    history.replaceState(null, "", `#${id}`);
    setHere(id);
  });
  const error = play.error ?? quiz.error;
  const playing = here !== null && play.round !== null;
  return (
    <PageFrame current="quiz">
      <div className="quiz-page" data-playing={playing || undefined}>
        {playing && (
          <div className="quiz-head">
            <h1>{play.round!.title}</h1>
            <a className="btn btn-quiet btn-small" href="/quiz/">
              <ChevronLeft size={14} aria-hidden /> All questions
            </a>
          </div>
        )}
        {error && <p role="alert">{wordsFor(error).title}</p>}
        {playing ? <RoundView play={play} /> : quiz.data && <QuizStart quiz={quiz.data} scope={scope} play={play} />}
      </div>
    </PageFrame>
  );
}
