/** Copies credentials in the form a terminal wants. */
import { SquareTerminal } from "lucide-react";

import { announce, showToast } from "../../model/store";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { type CredentialForm, type Credentials, credentialText } from "./credential-text";

const FORMS: { form: CredentialForm; label: string }[] = [
  { form: "shell", label: "Environment variables (bash, zsh)" },
  { form: "powershell", label: "Environment variables (PowerShell)" },
  { form: "profile", label: "Profile for ~/.aws/credentials" },
  { form: "process", label: "Output of a credential_process" },
];

export function CopyAs({ credentials }: { credentials: Credentials }) {
  const copy = async (form: CredentialForm) => {
    try {
      await navigator.clipboard.writeText(credentialText(credentials, form));
      announce("Copied.");
      showToast({ tone: "success", title: "Copied", detail: "Paste it into a terminal." });
    } catch {
      const detail = "Allow the clipboard for this page, or copy the parts one by one.";
      showToast({ tone: "error", title: "The browser did not let us copy.", detail });
    }
  };
  return (
    <Menu
      label="Copy credentials as"
      trigger={<Button icon={<SquareTerminal size={15} />}>Copy as…</Button>}
      items={FORMS.map(({ form, label }) => ({ label, run: () => void copy(form) }))}
      note="These credentials belong to this playground. Real AWS does not know them."
    />
  );
}
