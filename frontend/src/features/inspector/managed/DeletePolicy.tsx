/** Delete a managed policy: AWS's refusal is shown in its words, then everything in the way may go with it. */
import { useState } from "react";

import { ApiError } from "../../../api/http";
import { removePolicy } from "../../../api/managed-policies";
import type { ManagedPolicyShape } from "../../../live/events.gen";
import { announce, usePlayground } from "../../../model/store";
import { AwsRefusal } from "../../../ui/AwsRefusal";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";

interface Props {
  policy: ManagedPolicyShape;
  onKeep: () => void;
  onGone: () => void;
}

export function DeletePolicy({ policy, onKeep, onGone }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [conflict, setConflict] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await removePolicy(sandbox, policy.id, conflict?.code === "DeleteConflict");
      announce(`Policy ${policy.name} is deleted.`);
      onGone();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setConflict(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      size="small"
      title={conflict ? `AWS would not delete ${policy.name} yet` : `Delete ${policy.name}?`}
      description={conflict ? undefined : "You can undo this."}
      onClose={onKeep}
      footer={
        <>
          <Button onClick={onKeep}>Keep it</Button>
          {(!conflict || conflict.code === "DeleteConflict") && (
            <Button tone="danger" autoFocus busy={busy} onClick={() => void run()}>
              {conflict ? "Delete with everything attached" : "Delete"}
            </Button>
          )}
        </>
      }
    >
      {conflict && <AwsRefusal error={conflict} />}
    </Dialog>
  );
}
