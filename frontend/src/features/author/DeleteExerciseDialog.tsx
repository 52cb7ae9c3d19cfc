/** Deleting an exercise is for good, so it is asked. */
import { Trash2 } from "lucide-react";
import { useState } from "react";

import { type Authored, deleteAuthored } from "../../api/authored";
import { attempt } from "../../model/attempt";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

export function DeleteExerciseDialog({ whole, onClose }: { whole: Authored; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    const outcome = await attempt(() => deleteAuthored(whole.id));
    if (outcome.ok) location.assign("/");
    else setBusy(false);
  };
  return (
    <Dialog
      size="small"
      title="Delete this exercise?"
      description="It goes for good, with every edition and every picture that is being drawn for it."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="danger" icon={<Trash2 size={14} />} busy={busy} onClick={() => void remove()}>
            Delete
          </Button>
        </>
      }
    />
  );
}
