/** New credentials, shown this once, after whatever gave them. */
import type { IssuedSession } from "../../api/sessions";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { CredentialCard } from "./CredentialCard";
import { issuedWords } from "./session-words";

export function IssuedDialog({ issued, onClose }: { issued: IssuedSession; onClose: () => void }) {
  const { title, description } = issuedWords(issued.session);
  return (
    <Dialog title={title} description={description} onClose={onClose} footer={<Button onClick={onClose}>Done</Button>}>
      <CredentialCard issued={issued} onUse={onClose} />
    </Dialog>
  );
}
