/** The quiz has ended: how it went, for one learner and for all of them. */
import { useQuery } from "@tanstack/react-query";
import { Check, Minus, X } from "lucide-react";

import { loadQuizResult } from "../../api/holding";
import type { ControlShape } from "../../live/events.gen";
import { Button } from "../../ui/Button";
import { useFreeFocus } from "./free-focus";
import { percent } from "./PollOptions";

interface Props {
  workshop: string;
  control: ControlShape;
  by: string;
  onClose: () => void;
}

export function QuizOver({ workshop, control, by, onClose }: Props) {
  const { data } = useQuery({ queryKey: ["quiz-result", control.id], queryFn: () => loadQuizResult(workshop) });
  // Whoever came later, or answered nothing, has no result.
  return data?.questions.some(({ mine }) => mine !== null) ? <Result {...{ control, by, onClose, data }} /> : null;
}

function Result({ control, by, onClose, data }: Omit<Props, "workshop"> & { data: Awaited<ReturnType<typeof loadQuizResult>> }) {
  const heading = useFreeFocus<HTMLHeadingElement>();
  const right = data.questions.filter(({ mine }) => mine).length;
  return (
    <section className="poll-sheet" aria-labelledby={control.id}>
      <header>
        <p role="status">{`${by} has ended the quiz`}</p>
      </header>
      <div className="poll-body">
        <h2 id={control.id} ref={heading} tabIndex={-1}>{`You had ${String(right)} of ${String(data.questions.length)} right.`}</h2>
        <ol className="poll-results">
          {data.questions.map(({ text, mine, right: count, answered }, index) => (
            <li key={index} data-right={mine ?? undefined}>
              {mine ? (
                <Check size={16} aria-label="Right" />
              ) : mine === false ? (
                <X size={16} aria-label="Wrong" />
              ) : (
                <Minus size={16} aria-label="No answer" />
              )}
              <span>{text}</span>
              <small>{answered > 0 && `${percent(count / answered)} of all`}</small>
            </li>
          ))}
        </ol>
      </div>
      <footer>
        <Button tone="primary" onClick={onClose}>
          Go on
        </Button>
      </footer>
    </section>
  );
}
