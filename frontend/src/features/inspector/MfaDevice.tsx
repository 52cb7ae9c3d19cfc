/** A user's virtual MFA device. The playground shows its code beside it; a phone that scans the QR code shows the same. */
import { ShieldCheck } from "lucide-react";
import { useState } from "react";

import { assignMfaDevice, enableMfaDevice, type NewMfaDevice, removeMfaDevice } from "../../api/mfa";
import { attempt } from "../../model/attempt";
import type { Identity } from "../../model/canvas";
import { announce, usePlayground } from "../../model/store";
import { useMfaDevice } from "../../model/use-mfa-device";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { OneTimeCode } from "../../ui/OneTimeCode";
import { EnableMfaDialog } from "./EnableMfaDialog";

export function MfaDevice({ user }: { user: Identity }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [assigned, setAssigned] = useState<NewMfaDevice | null>(null);
  const [busy, setBusy] = useState(false);
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
      <h3>MFA device</h3>
      {user.mfa_serial ? (
        <DeviceCard user={user} serial={user.mfa_serial} mayEdit={mayEdit} />
      ) : (
        <>
          <Button
            size="small"
            icon={<ShieldCheck size={14} />}
            busy={busy}
            disabled={!mayEdit}
            onClick={() => void assign()}
          >
            Assign MFA device
          </Button>
          <p className="fine-print">
            Something {user.name} has, besides what {user.name} knows. Roles can ask for it: aws:MultiFactorAuthPresent.
          </p>
        </>
      )}
      {assigned && (
        <EnableMfaDialog user={user} device={assigned} onEnable={enable} onClose={() => setAssigned(null)} />
      )}
    </section>
  );
}

function DeviceCard({ user, serial, mayEdit }: { user: Identity; serial: string; mayEdit: boolean }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const { device } = useMfaDevice(mayEdit ? user.id : null);
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
      <p className="fine-print">Each code works once, in real time whatever the sandbox&apos;s clock shows.</p>
      {mayEdit && (
        <p className="key-actions">
          <button
            type="button"
            className="text-button danger"
            onClick={() => void attempt(() => removeMfaDevice(sandbox, user.id))}
          >
            Remove this device
          </button>
        </p>
      )}
    </div>
  );
}
