/** All questions that could be asked: by topic, by words, with what is right. */
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";

import { offerQuestions, type OfferedQuestion } from "../../api/holding";
import { plural } from "../../lib/words";
import { Problem } from "../../model/Problem";
import { Field } from "../../ui/Field";

interface Props {
  workshop: string;
  chosen: OfferedQuestion | null;
  onChoose: (question: OfferedQuestion) => void;
}

export function QuestionChooser({ workshop, chosen, onChoose }: Props) {
  const [scope, setScope] = useState("");
  const [words, setWords] = useState("");
  const offered = useQuery({
    queryKey: ["offered-questions", workshop],
    queryFn: () => offerQuestions(workshop),
    staleTime: Infinity,
    gcTime: 0,
  });
  const all = offered.data ?? [];
  const scopes = [...new Map(all.map((each) => [each.scope, each.title]))];
  const wanted = words.trim().toLowerCase();
  const fits = ({ text, options }: OfferedQuestion) => [text, ...options].some((each) => each.toLowerCase().includes(wanted));
  const shown = all.filter((each) => (scope === "" || each.scope === scope) && fits(each));
  return (
    <div className="poll-chooser">
      <div className="poll-filters">
        <Field label="About">
          {(control) => (
            <select {...control} className="input" value={scope} onChange={(event) => setScope(event.target.value)}>
              <option value="">Everything</option>
              {scopes.map(([id, title]) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="With the words">
          {(control) => (
            <input {...control} className="input" type="search" value={words} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
        <p role="status">{offered.data && plural(shown.length, "question")}</p>
      </div>
      {offered.error && <Problem error={offered.error} onAgain={() => void offered.refetch()} />}
      <ul className="poll-offers" aria-label="Questions">
        {shown.map((each) => {
          const isChosen = chosen?.question === each.question;
          return (
            <li key={each.question}>
              <button type="button" aria-pressed={isChosen} onClick={() => onChoose(each)}>
                <span>{each.text}</span>
                <small>{each.title}</small>
              </button>
              {isChosen && (
                <ol>
                  {each.options.map((option, index) => (
                    <li key={option} data-right={each.right.includes(index) || undefined}>
                      {each.right.includes(index) && <Check size={14} aria-label="Right" />}
                      {option}
                    </li>
                  ))}
                </ol>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
