/** A question to everybody on a learner's screen: answered once, then its bars, then what is right and why. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";

import "../../styles/poll.css";
import { answerEverybodysQuestion } from "../../api/holding";
import type { ControlShape, PollShape } from "../../live/events.gen";
import { plural } from "../../lib/words";
import { wordsFor } from "../../model/attempt";
import { noteHeld } from "../../model/held";
import { Button, IconButton } from "../../ui/Button";
import { whoHolds } from "../instructor-bar/who";
import { optionOf, pick } from "../quiz/picking";
import { useFreeFocus } from "./free-focus";
import { PollOptions } from "./PollOptions";
import { QuizOver } from "./QuizOver";

interface Props {
  workshop: string;
  control: ControlShape;
  picked: number[] | null;
  onAside: () => void;
}

export function PollSheet({ workshop, control, picked, onAside }: Props) {
  const by = whoHolds(control);
  if (control.ended_at !== null) return <QuizOver {...{ workshop, control, by }} onClose={onAside} />;
  return control.poll && <Asked key={control.id} {...{ workshop, control, by, picked, onAside }} poll={control.poll} />;
}

interface AskedProps extends Props {
  poll: PollShape;
  by: string;
}

function Asked({ workshop, control, poll, by, picked, onAside }: AskedProps) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<number[]>([]);
  const heading = useFreeFocus<HTMLHeadingElement>();
  const answer = useMutation({
    mutationFn: () => answerEverybodysQuestion(workshop, control.id, chosen),
    onSuccess: () => noteHeld(queries, workshop, { picked: chosen }),
  });
  const open = picked === null && poll.right === null;
  const choose = (index: number) => open && setChosen((before) => pick(poll.many, before, index));
  const send = () => open && chosen.length > 0 && !answer.isPending && answer.mutate();
  usePollKeys(poll.options.length, open, (index) => {
    choose(index);
    heading.current?.focus({ preventScroll: true });
  }, send);
  return (
    <section className="poll-sheet" aria-labelledby={control.id}>
      <header>
        <p role="status">
          {`${by} asks everybody`}
          {poll.number > 1 && <span>{` · question ${String(poll.number)}`}</span>}
        </p>
        <IconButton label="Put the question aside" tone="quiet" size="small" onClick={onAside}>
          <ChevronDown size={16} />
        </IconButton>
      </header>
      <div className="poll-body">
        <h2 id={control.id} ref={heading} tabIndex={-1}>
          {poll.text}
        </h2>
        {open && <p className="poll-many">{poll.many ? "Choose all that are right." : "Choose one."}</p>}
        <PollOptions poll={poll} picked={picked ?? chosen} onPick={open ? choose : undefined} bars={!open} />
        {answer.isError && <p role="alert">{wordsFor(answer.error).title}</p>}
        <Told poll={poll} picked={picked} by={by} />
      </div>
      {open && (
        <footer>
          <Button tone="primary" busy={answer.isPending} disabled={chosen.length === 0} onClick={send}>
            Answer
          </Button>
          <span className="poll-keys">
            <kbd>1</kbd>–<kbd>{poll.options.length}</kbd> choose, <kbd>Enter</kbd> answers
          </span>
        </footer>
      )}
    </section>
  );
}

/** Where it stands for this learner. */
function Told({ poll, picked, by }: { poll: PollShape; picked: number[] | null; by: string }) {
  if (poll.right === null)
    return (
      <p role="status" className="poll-told">
        {picked !== null && `Your answer is in. ${plural(poll.answered, "answer")} so far; ${by} tells what is right.`}
      </p>
    );
  const isRight = picked !== null && picked.length === poll.right.length && picked.every((each) => poll.right!.includes(each));
  return (
    <div role="status" className="poll-told" data-right={picked === null ? undefined : isRight}>
      <strong>{picked === null ? "This question is closed." : isRight ? "Right." : "Not quite."}</strong>
      {poll.why.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

/** Numbers choose, Enter answers; who types or stands on something else that takes keys keeps them. */
function usePollKeys(options: number, open: boolean, choose: (index: number) => void, send: () => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const at = event.target as Element;
    if (!open || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (at.closest("textarea, select, [contenteditable], [role=dialog], [role=menu], input:not([type=radio], [type=checkbox])"))
      return;
    const index = optionOf(event.key, options);
    if (index !== null) choose(index);
    else if (event.key === "Enter" && (at === document.body || (at.closest(".poll-sheet") && !at.closest("button")))) send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
