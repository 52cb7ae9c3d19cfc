/** My progress: how far in the course, every attempt with its replay, the quiz, and ways to keep and show it. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import { type ReactNode, useState } from "react";

import "../../styles/progress.css";
import { me } from "../../api/people";
import { loadQuiz } from "../../api/quiz";
import { listAttempts, listExercises, listProgress } from "../../api/workshop";
import { wordsFor } from "../../model/attempt";
import { Button } from "../../ui/Button";
import { PageFrame } from "../../ui/PageFrame";
import { AttemptList } from "./AttemptList";
import { BestList } from "./BestList";

interface Props {
  certificate: ReactNode;
  renderDevice: (onClose: () => void) => ReactNode;
}

export function ProgressPage({ certificate, renderDevice }: Props) {
  const person = useQuery({ queryKey: ["me"], queryFn: me });
  const exercises = useQuery({ queryKey: ["exercises"], queryFn: listExercises });
  const progress = useQuery({ queryKey: ["progress"], queryFn: listProgress });
  const quiz = useQuery({ queryKey: ["quiz"], queryFn: loadQuiz });
  const attempts = useInfiniteQuery({
    queryKey: ["attempts"],
    queryFn: ({ pageParam }) => listAttempts(pageParam),
    initialPageParam: "",
    getNextPageParam: (page) => (page.more ? page.attempts.at(-1)?.sandbox : undefined),
  });
  const [asking, setAsking] = useState(false);
  const error = [person, exercises, progress, quiz, attempts].find((each) => each.isError)?.error;
  const finished = progress.data?.filter((each) => each.score !== null) ?? [];
  const rows = attempts.data?.pages.flatMap((page) => page.attempts);
  return (
    <PageFrame current="progress">
      <div className="progress-page">
        <div className="progress-head">
          <h1>My progress</h1>
          {finished.length > 0 && certificate}
          {person.data?.kind === "guest" && (
            <Button size="small" icon={<Smartphone size={14} />} onClick={() => setAsking(true)}>
              Continue on my phone
            </Button>
          )}
        </div>
        {error && <p role="alert">{wordsFor(error).title}</p>}
        {exercises.data && progress.data && quiz.data && (
          <dl className="progress-sums">
            <Sum name="Exercises finished" value={finished.length} of={exercises.data.length} />
            <Sum name="Points, of those finished" value={average(finished.map((each) => each.score ?? 0))} of={100} />
            <Sum name="Questions known" value={quiz.data.known} of={quiz.data.questions} />
          </dl>
        )}
        {rows && (
          <AttemptList
            attempts={rows}
            onMore={attempts.hasNextPage ? () => void attempts.fetchNextPage() : undefined}
            busy={attempts.isFetchingNextPage}
          />
        )}
        {finished.length > 0 && <BestList finished={finished} exercises={exercises.data ?? []} />}
      </div>
      {asking && renderDevice(() => setAsking(false))}
    </PageFrame>
  );
}

const average = (scores: number[]): number =>
  scores.length === 0 ? 0 : Math.round(scores.reduce((sum, each) => sum + each, 0) / scores.length);

function Sum({ name, value, of }: { name: string; value: number; of: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong> of {of}
      </dd>
      <dd className="progress-bar" aria-hidden>
        <i style={{ width: `${String((100 * value) / Math.max(1, of))}%` }} />
      </dd>
    </div>
  );
}
