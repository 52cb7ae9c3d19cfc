/** A user's virtual MFA devices. The playground shows their codes; a phone that scanned the QR code shows the same. */
import { ShieldCheck } from "lucide-react";
import { useState } from "react";

import { assignMfaDevice, enableMfaDevice, type NewMfaDevice, removeMfaDevice } from "../../api/mfa";
import { attempt } from "../../model/attempt";
import type { Identity } from "../../model/canvas";
import { announce, usePlayground } from "../../model/store";
import { type ShownDevice, useMfaDevices } from "../../model/use-mfa-devices";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { OneTimeCode } from "../../ui/OneTimeCode";
import { EnableMfaDialog } from "./EnableMfaDialog";

// AWS page "IAM and AWS STS quotas".
const MOST_DEVICES = 8;

export function MfaDevices({ user }: { user: Identity }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [assigned, setAssigned] = useState<NewMfaDevice | null>(null);
  const [busy, setBusy] = useState(false);
  const shown = useMfaDevices(mayEdit && user.mfa ? user.id : null);
  const count = user.mfa_serials.length;
  const assign = async () => {
    setBusy(true);
    const outcome = await attempt(() => assignMfaDevice(sandbox, user.id));
    setBusy(false);
    if (outcome.ok) setAssigned(outcome.value);
  };
  const enable = async (first: string, second: string) => {
    const outcome = await attempt(() => enableMfaDevice(sandbox, user.id, first, second));
    if (!outcome.ok) return;
    setAssigned(null);
    announce(`${user.name} has an MFA device.`);
  };
  return (
    <section className="inspector-section">
      <h3>
        MFA devices
        <span className="quota mono">
          {count} / {MOST_DEVICES}
        </span>
      </h3>
      {user.mfa_serials.map((serial) => (
        <DeviceCard key={serial} {...{ user, serial, mayEdit, device: shown.find((one) => one.serial_number === serial) }} />
      ))}
      {count < MOST_DEVICES && (
        <Button
          size="small"
          icon={<ShieldCheck size={14} />}
          busy={busy}
          disabled={!mayEdit}
          onClick={() => void assign()}
        >
          Assign MFA device
        </Button>
      )}
      {count === 0 ? (
        <p className="fine-print">
          Something {user.name} has, besides what {user.name} knows. Roles can ask for it: aws:MultiFactorAuthPresent.
        </p>
      ) : (
        <p className="fine-print">Each code works once, in real time whatever the sandbox&apos;s clock shows.</p>
      )}
      {assigned && (
        <EnableMfaDialog user={user} device={assigned} onEnable={enable} onClose={() => setAssigned(null)} />
      )}
    </section>
  );
}

interface CardProps {
  user: Identity;
  serial: string;
  mayEdit: boolean;
  device: ShownDevice | undefined;
}

function DeviceCard({ user, serial, mayEdit, device }: CardProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const name = serial.slice(serial.indexOf("/") + 1);
  return (
    <div className="key-card">
      <dl>
        <dt>
          Serial number <Badge tone="live">Enabled</Badge>
        </dt>
        <dd>
          <code>{serial}</code>
          <CopyButton text={serial} label="Copy serial number" />
        </dd>
      </dl>
      {device && <OneTimeCode code={device.codes[1] ?? ""} used={device.used} until={device.until} />}
      {mayEdit && (
        <p className="key-actions">
          <button
            type="button"
            className="text-button danger"
            onClick={() => void attempt(() => removeMfaDevice(sandbox, user.id, name))}
          >
            Remove device {name}
          </button>
        </p>
      )}
    </div>
  );
}
