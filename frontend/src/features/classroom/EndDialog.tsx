/** Asks before something ends for everybody. */
import { useState } from "react";

import { plural } from "../../lib/words";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

interface Props {
  title: string;
  words: string;
  action: string;
  /** How many are in right now. */
  aside: number;
  onDo: () => Promise<boolean>;
  onClose: () => void;
}

export function EndDialog({ title, words, action, aside, onDo, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    await onDo();
    onClose();
  };
  return (
    <Dialog
      size="small"
      title={title}
      description={words}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="danger" busy={busy} onClick={() => void end()}>
            {action}
          </Button>
        </>
      }
    >
      {aside > 0 && <p>{plural(aside, "learner is in it", "learners are in it")} right now.</p>}
    </Dialog>
  );
}
