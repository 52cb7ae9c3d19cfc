/** Asks before something is gone for good. */
import { useState } from "react";

import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

interface Props {
  title: string;
  words: string;
  action: string;
  onDo: () => Promise<boolean>;
  onClose: () => void;
}

export function EndDialog({ title, words, action, onDo, onClose }: Props) {
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
    />
  );
}
