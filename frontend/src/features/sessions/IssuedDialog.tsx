/** New credentials, shown this once, after whatever gave them. */
import { useState } from "react";

import type { IssuedSession } from "../../api/sessions";
import type { RoleSession } from "../../model/canvas";
import { openDialog } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { CredentialCard } from "./CredentialCard";
import { issuedWords } from "./session-words";

export function IssuedDialog({ issued, onClose }: { issued: IssuedSession; onClose: () => void }) {
  // The same again takes the place of what is shown.
  const [shown, setShown] = useState(issued);
  const { title, description } = issuedWords(shown.session);
  const askForCode = ({ role_id, caller_id }: RoleSession) => {
    onClose();
    if (role_id) openDialog({ kind: "assume", roleId: role_id, callerId: caller_id ?? undefined });
  };
  return (
    <Dialog title={title} description={description} onClose={onClose} footer={<Button onClick={onClose}>Done</Button>}>
      <CredentialCard
        key={shown.session.id}
        issued={shown}
        onUse={onClose}
        onIssued={setShown}
        onCodeNeeded={askForCode}
      />
    </Dialog>
  );
}
