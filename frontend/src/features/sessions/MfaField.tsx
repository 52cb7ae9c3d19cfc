/** The code of the caller's own MFA device; the playground shows it right there. */
import "../../styles/mfa.css";
import type { Identity } from "../../model/canvas";
import { useMfaDevices } from "../../model/use-mfa-devices";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { OneTimeCode } from "../../ui/OneTimeCode";

interface Props {
  /** Whose device it is; undefined when the caller has none. */
  owner: Identity | undefined;
  /** The device whose code it is; the owner's first one where nothing was chosen. */
  serial: string;
  code: string;
  error: string | undefined;
  onChange: (changed: { mfaSerial?: string; tokenCode?: string }) => void;
}

export function MfaField({ owner, serial, code, error, onChange }: Props) {
  const serials = owner?.mfa_serials ?? [];
  const chosen = serials.includes(serial) ? serial : (serials[0] ?? "");
  const device = useMfaDevices(owner?.id ?? null).find((one) => one.serial_number === chosen);
  const now = device?.codes[1] ?? "";
  return (
    <>
      {serials.length > 1 && (
        <Field label="MFA device">
          {(control) => (
            <select {...control} value={chosen} onChange={(event) => onChange({ mfaSerial: event.target.value })}>
              {serials.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    <Field label="MFA code" hint={owner ? `From ${chosen}` : NO_DEVICE} error={error}>
      {(control) => (
        <>
          <div className="mfa-field">
            <input
              {...control}
              className="mono"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              disabled={!owner}
              value={code}
              onChange={(event) => onChange({ tokenCode: event.target.value.replaceAll(/\D/g, "") })}
            />
            {device && (
              <Button size="small" disabled={device.used} onClick={() => onChange({ tokenCode: now })}>
                Fill in
              </Button>
            )}
          </div>
          {device && <OneTimeCode code={now} used={device.used} until={device.until} />}
        </>
      )}
    </Field>
    </>
  );
}

const NO_DEVICE =
  "For trust policies that need aws:MultiFactorAuthPresent. This caller has no MFA device; assign one in the user's Credentials.";
