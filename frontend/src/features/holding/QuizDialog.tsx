/** A question to everybody: chosen, asked, its bars filling, what is right; the next one; how all of them went. */
import { useMutation } from "@tanstack/react-query";
import { Presentation } from "lucide-react";
import { useState } from "react";

import "../../styles/poll.css";
import { askEverybody, endQuiz, type OfferedQuestion, tellAnswer } from "../../api/holding";
import type { Room } from "../../model/classroom";
import { lasting } from "../../model/controls";
import { Problem } from "../../model/Problem";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { AskedNow } from "./AskedNow";
import { QuestionChooser } from "./QuestionChooser";
import { QuizResult } from "./QuizResult";

export function QuizDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const workshop = room.workshop.id;
  const control = lasting(room.controls, "poll");
  const [view, setView] = useState<"choose" | "asked" | "result">(control ? "asked" : "choose");
  const [chosen, setChosen] = useState<OfferedQuestion | null>(null);
  const [projected, setProjected] = useState(false);
  const act = useMutation({ mutationFn: (change: () => Promise<unknown>) => change() });
  const run = (change: () => Promise<unknown>, next: typeof view) =>
    act.mutate(change, {
      onSuccess: () => {
        setView(next);
        setChosen(null);
      },
    });
  const shown = view === "asked" && !control ? "result" : view;
  const isOn = room.workshop.state === "open" || room.workshop.state === "locked";
  const told = control?.poll?.right != null;
  return (
    <Dialog
      size="large"
      title={shown === "choose" ? "Ask everybody" : shown === "result" ? "How the quiz went" : `Question ${String(control?.poll?.number ?? 1)}`}
      onClose={onClose}
      footer={
        <div className="poll-foot">
          {control && (
            <Button busy={act.isPending} onClick={() => run(() => endQuiz(workshop), "result")}>
              End the quiz
            </Button>
          )}
          {shown !== "choose" && (
            <Button icon={<Presentation size={15} />} aria-pressed={projected} onClick={() => setProjected(!projected)}>
              Projector
            </Button>
          )}
          <i />
          {shown === "choose" && control && <Button onClick={() => setView("asked")}>Back to the question</Button>}
          {shown === "choose" && (
            <Button
              tone="primary"
              disabled={chosen === null || !isOn}
              busy={act.isPending}
              onClick={() => chosen && run(() => askEverybody(workshop, chosen), "asked")}
            >
              Ask everybody
            </Button>
          )}
          {shown !== "choose" && (
            <Button tone={told || shown === "result" ? "primary" : "plain"} onClick={() => setView("choose")}>
              {shown === "result" ? "New quiz" : "Next question"}
            </Button>
          )}
          {shown === "asked" && !told && (
            <Button tone="primary" busy={act.isPending} onClick={() => run(() => tellAnswer(workshop), "asked")}>
              Close and explain
            </Button>
          )}
        </div>
      }
    >
      <div className="poll-desk" data-projected={projected || undefined}>
        {act.error !== null && <Problem error={act.error} />}
        {!isOn && <p>Open the doors first: questions are asked while a class goes on.</p>}
        {shown === "choose" && <QuestionChooser workshop={workshop} chosen={chosen} onChoose={setChosen} />}
        {shown === "asked" && control?.poll && <AskedNow poll={control.poll} learners={room.learners} />}
        {shown === "result" && <QuizResult workshop={workshop} revision={room.controls.revision} />}
      </div>
    </Dialog>
  );
}
