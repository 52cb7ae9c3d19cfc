/** Asks before the class ends for everybody. */
import { useState } from "react";

import { plural } from "../../lib/words";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

interface Props {
  title: string;
  /** How many are in right now. */
  here: number;
  onEnd: () => Promise<unknown>;
  onClose: () => void;
}

export function EndClassDialog({ title, here, onEnd, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    await onEnd();
    onClose();
  };
  return (
    <Dialog
      size="small"
      title={`End ${title}?`}
      description="Whatever holds is let go. Learners see their results and keep their sandboxes, and you can open the class again."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="danger" busy={busy} onClick={() => void end()}>
            End the class
          </Button>
        </>
      }
    >
      {here > 0 && <p>{plural(here, "learner is in it", "learners are in it")} right now.</p>}
    </Dialog>
  );
}
