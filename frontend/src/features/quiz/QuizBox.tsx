/** The quiz of one exercise, inside something else. */
import { Play } from "lucide-react";

import "../../styles/quiz.css";
import { wordsFor } from "../../model/attempt";
import { Button } from "../../ui/Button";
import { RoundView } from "./RoundView";
import { useRound } from "./use-round";

export function QuizBox({ scope }: { scope: string }) {
  const play = useRound(null);
  return (
    <div className="quiz-box">
      {play.error && <p role="alert">{wordsFor(play.error).title}</p>}
      {play.round ? (
        <RoundView play={play} />
      ) : (
        <Button icon={<Play size={14} />} busy={play.starting} onClick={() => play.start({ scope, again: false })}>
          Ask me about this
        </Button>
      )}
    </div>
  );
}
