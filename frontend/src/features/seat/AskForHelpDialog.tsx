/** A learner asks for help, with a line if they like. */
import { useState } from "react";

import { askForHelp } from "../../api/help";
import { attempt } from "../../model/attempt";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";

const LONGEST = 200; // as in sandbox/models/help.py

export function AskForHelpDialog({ sandbox, onClose }: { sandbox: string; onClose: () => void }) {
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    const done = await attempt(() => askForHelp(sandbox, note));
    setBusy(false);
    if (done.ok) onClose();
  };
  return (
    <Dialog
      size="small"
      title="Ask for help"
      description="Your instructor sees that you wait, and since when. Nobody draws here unless you say yes."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" busy={busy} type="submit" form="ask-for-help">
            Ask
          </Button>
        </>
      }
    >
      <form
        id="ask-for-help"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <Field label="What is it about?" hint="You can leave this empty.">
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={LONGEST}
              autoComplete="off"
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
