/** Somebody has signed in at a provider: what the provider handed out, a role to wear, the call that brings both to STS. */
import { KeyRound } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";

import type { IssuedSession } from "../../api/sessions";
import type { Identity, Role } from "../../model/canvas";
import { accountName } from "../../model/selectors";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { Tile } from "../../ui/Tile";
import { RefusalNote } from "./RefusalNote";
import { useAsking } from "./use-asking";

interface Props {
  identity: Identity;
  description: string;
  /** Roles that may be asked for; the first one that trusts the provider is chosen. */
  roles: Role[];
  submitWords: string;
  /** Asks STS for this role with what was handed out. */
  assume: (roleId: string) => Promise<{ issued: IssuedSession }>;
  onClose: () => void;
  onIssued: (issued: IssuedSession) => void;
  children: ReactNode;
}

export function SignedInDialog(props: Props) {
  const { identity, roles, submitWords, assume, onClose } = props;
  const canvas = usePlayground((state) => state.canvas!);
  const provider = identity.principal?.value;
  const trusting = roles.find((role) => role.trust_links.some((link) => link.principal.value === provider));
  const [roleId, setRoleId] = useState<string | null>(trusting?.id ?? null);
  const { busy, refusal, ask } = useAsking(props.onIssued);
  const choices = roles.map((one) => ({
    id: one.id,
    label: one.name,
    detail: `Role in ${accountName(canvas, one.account_id)}`,
    tile: <Tile kind="role" size="row" />,
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (roleId) void ask(async () => (await assume(roleId)).issued);
  };
  return (
    <Dialog
      title={`${identity.name} has signed in`}
      description={props.description}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            tone="primary"
            type="submit"
            form="signed-in"
            icon={<KeyRound size={15} />}
            busy={busy}
            disabled={!roleId}
          >
            {submitWords}
          </Button>
        </>
      }
    >
      {refusal && <RefusalNote error={refusal} />}
      <form id="signed-in" className="assume-form" onSubmit={submit}>
        <Field label="Role to wear">
          {(control) => (
            <Picker control={control} choices={choices} value={roleId} placeholder="A role" onChange={setRoleId} />
          )}
        </Field>
        {props.children}
      </form>
    </Dialog>
  );
}

interface HandedOutProps {
  label: string;
  text: string;
  copyLabel: string;
  children: ReactNode;
}

/** The text itself, as long as it is, in a frame that scrolls. */
export function HandedOut({ label, text, copyLabel, children }: HandedOutProps) {
  return (
    <div className="handed-out">
      <div className="handed-out-text" tabIndex={0} role="group" aria-label={label}>
        {children}
      </div>
      <CopyButton text={text} label={copyLabel} />
    </div>
  );
}
