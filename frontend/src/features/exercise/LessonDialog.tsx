/** Why this pattern: when it fits and when not, facts for the exam, and a quiz made from them. */
import { useQuery } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import type { ReactNode } from "react";

import { type Lesson, loadLesson } from "../../api/workshop";
import { wordsFor } from "../../model/attempt";
import { Dialog } from "../../ui/Dialog";

interface Props {
  slug: string;
  why: string[];
  quiz: ReactNode;
  onClose: () => void;
}

export function LessonDialog({ slug, why, quiz, onClose }: Props) {
  const query = useQuery({ queryKey: ["lesson", slug], queryFn: () => loadLesson(slug), staleTime: Infinity });
  return (
    <Dialog size="wide" title="Why, and a quiz" description={query.data?.objective} onClose={onClose}>
      {query.isPending && <p role="status">Opening…</p>}
      {query.isError && <p role="alert">{wordsFor(query.error).title}</p>}
      {query.data && <Read lesson={query.data} why={why} quiz={quiz} />}
    </Dialog>
  );
}

function Read({ lesson, why, quiz }: { lesson: Lesson; why: string[]; quiz: ReactNode }) {
  return (
    <div className="why-page">
      <section>
        <ul className="why-sentences">
          {why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <div className="why-fits">
        <section aria-labelledby="fits">
          <h3 id="fits">
            <Check size={14} aria-hidden /> It fits when
          </h3>
          <Sentences of={lesson.fits} />
        </section>
        <section aria-labelledby="fits-not">
          <h3 id="fits-not">
            <X size={14} aria-hidden /> It does not when
          </h3>
          <Sentences of={lesson.fits_not} />
        </section>
      </div>
      <section aria-labelledby="facts">
        <h3 id="facts">For the exam</h3>
        <Sentences of={lesson.facts} />
      </section>
      <section aria-labelledby="quiz">
        <h3 id="quiz">Quiz</h3>
        {quiz}
      </section>
    </div>
  );
}

function Sentences({ of }: { of: string[] }) {
  return (
    <ul>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
