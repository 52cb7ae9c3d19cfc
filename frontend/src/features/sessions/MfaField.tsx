/** The code of the caller's own MFA device; the playground shows it right there. */
import "../../styles/mfa.css";
import type { Identity } from "../../model/canvas";
import { useMfaDevice } from "../../model/use-mfa-device";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { OneTimeCode } from "../../ui/OneTimeCode";

interface Props {
  /** Whose device it is; undefined when the caller has none. */
  owner: Identity | undefined;
  code: string;
  error: string | undefined;
  onChange: (code: string) => void;
}

export function MfaField({ owner, code, error, onChange }: Props) {
  const { device } = useMfaDevice(owner?.id ?? null);
  const now = device?.codes[1] ?? "";
  return (
    <Field label="MFA code" hint={owner ? `From ${owner.mfa_serial ?? ""}` : NO_DEVICE} error={error}>
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
              onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ""))}
            />
            {device && (
              <Button size="small" disabled={device.used} onClick={() => onChange(now)}>
                Fill in
              </Button>
            )}
          </div>
          {device && <OneTimeCode code={now} used={device.used} until={device.until} />}
        </>
      )}
    </Field>
  );
}

const NO_DEVICE =
  "For trust policies that need aws:MultiFactorAuthPresent. This caller has no MFA device; assign one in the user's Credentials.";
