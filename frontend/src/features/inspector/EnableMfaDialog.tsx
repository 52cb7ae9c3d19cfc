/** As the console does it: scan the QR code, or take the secret by hand, and prove it with two consecutive codes. */
import { type FormEvent, useState } from "react";

import type { NewMfaDevice } from "../../api/mfa";
import type { Identity } from "../../model/canvas";
import { useMfaDevices } from "../../model/use-mfa-devices";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { OneTimeCode } from "../../ui/OneTimeCode";
import { QrCode } from "../../ui/QrCode";

interface Props {
  user: Identity;
  device: NewMfaDevice;
  onEnable: (first: string, second: string) => Promise<void>;
  onClose: () => void;
}

export function EnableMfaDialog({ user, device, onEnable, onClose }: Props) {
  const [codes, setCodes] = useState<[string, string]>(["", ""]);
  const [busy, setBusy] = useState(false);
  const beside = useMfaDevices(user.id).find((one) => one.serial_number === device.serial_number);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await onEnable(...codes);
    setBusy(false);
  };
  const complete = codes.every((code) => /^\d{6}$/.test(code));
  return (
    <Dialog
      title={`MFA device of ${user.name}`}
      description="Scan the code with an authenticator app, or use the device that is drawn here."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form="enable-mfa" busy={busy} disabled={!complete}>
            Enable
          </Button>
        </>
      }
    >
      <div className="mfa-set-up">
        <QrCode size={device.qr_size} path={device.qr_path} label={`QR code of ${device.serial_number}`} />
        <div>
          <p className="fine-print">Without a camera, type this secret into the app. It is shown only now.</p>
          <p className="mfa-secret">
            <code>{device.secret}</code>
            <CopyButton text={device.secret} label="Copy secret" />
          </p>
          {beside && <OneTimeCode code={beside.codes[1] ?? ""} used={false} until={beside.until} />}
          {beside && (
            <Button size="small" onClick={() => setCodes([beside.codes[0] ?? "", beside.codes[1] ?? ""])}>
              Fill in its last two codes
            </Button>
          )}
        </div>
      </div>
      <form id="enable-mfa" className="mfa-codes" onSubmit={(event) => void submit(event)}>
        <CodeField label="MFA code 1" value={codes[0]} onChange={(code) => setCodes([code, codes[1]])} />
        <CodeField
          label="MFA code 2"
          hint="The one that follows it, at most thirty seconds later."
          value={codes[1]}
          onChange={(code) => setCodes([codes[0], code])}
        />
      </form>
    </Dialog>
  );
}

interface CodeFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (code: string) => void;
}

function CodeField({ label, hint, value, onChange }: CodeFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="mono"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={value}
          onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ""))}
        />
      )}
    </Field>
  );
}
