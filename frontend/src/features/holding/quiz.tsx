/** A quiz for the whole class: its button, and how it stands. */
import { MessageCircleQuestion } from "lucide-react";
import { useState } from "react";

import { endQuiz } from "../../api/holding";
import { lasting } from "../../model/controls";
import { Button } from "../../ui/Button";
import type { BarProps } from "../instructor-bar/controls";
import { Holding } from "../instructor-bar/Holding";
import { whoHolds } from "../instructor-bar/who";
import { QuizDialog } from "./QuizDialog";

export function QuizButton({ room }: BarProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<MessageCircleQuestion size={14} />} onClick={() => setOpen(true)}>
        Quiz
      </Button>
      {open && <QuizDialog room={room} onClose={() => setOpen(false)} />}
    </>
  );
}

export function QuizHolds({ room, run }: BarProps) {
  const control = lasting(room.controls, "poll");
  if (control === null) return null;
  return (
    <Holding
      icon={<MessageCircleQuestion size={15} aria-hidden />}
      words={`${whoHolds(control)} asks everybody, question ${String(control.poll?.number ?? 1)}`}
      ticking={<span>{`${String(control.poll?.answered ?? 0)} answered`}</span>}
    >
      <Button size="small" onClick={() => void run(() => endQuiz(room.workshop.id))}>
        End the quiz
      </Button>
    </Holding>
  );
}
