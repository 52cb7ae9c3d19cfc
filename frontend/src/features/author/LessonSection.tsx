/** The lesson behind the exercise: when the pattern fits and when not, facts, and a quiz. It may be left out. */
import { Plus, Trash2 } from "lucide-react";

import type { Lesson, Question } from "../../api/authored";
import { Button, IconButton } from "../../ui/Button";
import { QuestionForm } from "./QuestionForm";
import { Section } from "./Section";
import { FindingWords } from "./findings";
import { edit, useDraft } from "./draft-store";

const BLANK: Lesson = { fits: [""], fits_not: [""], facts: [""], question: [{ text: "", options: ["", ""], right: [0], why: "" }] };
const LISTS = [
  { name: "fits", label: "It fits when", add: "One more case" },
  { name: "fits_not", label: "It does not fit when", add: "One more case against it" },
  { name: "facts", label: "Facts for the exam", add: "One more fact" },
] as const;

export function LessonSection() {
  const lesson = useDraft((state) => state.lesson);
  if (lesson === null)
    return (
      <Section id="lesson" title="Lesson" words="When this is the right pattern and when not, facts for the exam, a quiz. An exercise may do without.">
        <Button size="small" icon={<Plus size={14} />} onClick={() => edit({ lesson: BLANK })}>
          Write a lesson
        </Button>
      </Section>
    );
  return (
    <Section
      id="lesson"
      title="Lesson"
      action={
        <Button size="small" tone="quiet" icon={<Trash2 size={14} />} onClick={() => edit({ lesson: null })}>
          Without a lesson
        </Button>
      }
    >
      {LISTS.map(({ name, label, add }) => (
        <Sentences key={name} label={label} add={add} texts={lesson[name] ?? []} onChange={(texts) => edit({ lesson: { [name]: texts } })} />
      ))}
      <Questions questions={lesson.question ?? []} />
      <FindingWords part="lesson.toml" place="" />
    </Section>
  );
}

interface SentencesProps {
  label: string;
  add: string;
  texts: string[];
  onChange: (texts: string[]) => void;
}

function Sentences({ label, add, texts, onChange }: SentencesProps) {
  return (
    <fieldset className="author-why">
      <legend>{label}</legend>
      {texts.map((text, index) => (
        <div className="author-line" key={`line-${String(index)}`}>
          <input
            aria-label={`${label} ${String(index + 1)}`}
            value={text}
            maxLength={400}
            onChange={(event) => onChange(texts.map((each, other) => (other === index ? event.target.value : each)))}
          />
          <IconButton label="Remove" tone="quiet" size="small" disabled={texts.length === 1} onClick={() => onChange(texts.filter((_, other) => other !== index))}>
            <Trash2 size={14} />
          </IconButton>
        </div>
      ))}
      <Button size="small" tone="quiet" icon={<Plus size={14} />} disabled={texts.length >= 6} onClick={() => onChange([...texts, ""])}>
        {add}
      </Button>
    </fieldset>
  );
}

const put = (question: Question[]) => edit({ lesson: { question } });

function Questions({ questions }: { questions: Question[] }) {
  return (
    <fieldset className="author-why">
      <legend>Quiz</legend>
      {questions.map((question, index) => (
        <QuestionForm
          key={`question-${String(index)}`}
          question={question}
          number={index + 1}
          onChange={(changed) => put(questions.map((each) => (each === question ? changed : each)))}
          onRemove={questions.length > 1 ? () => put(questions.filter((each) => each !== question)) : undefined}
        />
      ))}
      <Button size="small" tone="quiet" icon={<Plus size={14} />} disabled={questions.length >= 10} onClick={() => put([...questions, BLANK.question[0]!])}>
        One more question
      </Button>
    </fieldset>
  );
}
