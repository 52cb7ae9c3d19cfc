/** Dialogs of the exercise. They are the page's, not the panel's: that moves elsewhere when a phone is turned. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { loadAttempt, restartAttempt } from "../../api/workshop";
import { attempt } from "../../model/attempt";
import { closeDialog, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { LessonDialog } from "./LessonDialog";
import { SolutionDialog } from "./SolutionDialog";

interface Props {
  part: "lesson" | "reference" | "restart";
  renderQuiz: (slug: string) => ReactNode;
}

export function ExerciseDialog({ part, renderQuiz }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const { data } = useQuery({ queryKey: ["attempt", sandbox], queryFn: () => loadAttempt(sandbox) });
  if (part === "restart") return <StartOver sandbox={sandbox} onClose={closeDialog} />;
  if (part === "reference") return <SolutionDialog sandbox={sandbox} onClose={closeDialog} />;
  if (!data) return null;
  const { slug, why } = data.exercise;
  return <LessonDialog slug={slug} why={why} quiz={renderQuiz(slug)} onClose={closeDialog} />;
}

function StartOver({ sandbox, onClose }: { sandbox: string; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const restart = async () => {
    setBusy(true);
    const outcome = await attempt(() => restartAttempt(sandbox));
    setBusy(false);
    if (outcome.ok) onClose();
  };
  return (
    <Dialog
      size="small"
      title="Start over?"
      description="The picture goes back to how the exercise began. Live sessions end for good; your drawing comes back with Undo."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep my work</Button>
          <Button tone="danger" busy={busy} onClick={() => void restart()}>
            Start over
          </Button>
        </>
      }
    />
  );
}
