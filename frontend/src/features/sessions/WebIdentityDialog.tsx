/** A token as it is sent, what it says, and the call that brings it to STS. */
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";

import { ApiError } from "../../api/http";
import { assumeWithWebIdentity, type IssuedSession, type WebIdentityToken } from "../../api/sessions";
import { formatClock } from "../../lib/time";
import type { Identity } from "../../model/canvas";
import { accountName } from "../../model/selectors";
import { announce, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { Tile } from "../../ui/Tile";
import { sessionNameFrom } from "./duration-words";
import { readToken } from "./web-token";

interface Props {
  identity: Identity;
  token: WebIdentityToken;
  onClose: () => void;
  onIssued: (issued: IssuedSession) => void;
}

export function WebIdentityDialog({ identity, token, onClose, onIssued }: Props) {
  const canvas = usePlayground((state) => state.canvas!);
  const trusting = canvas.roles.find((role) => role.trust_links.some((link) => link.principal.value === identity.principal?.value));
  const [roleId, setRoleId] = useState<string | null>(trusting?.id ?? null);
  const asking = useAsking(identity, token, onIssued);
  const roles = canvas.roles.map((one) => ({
    id: one.id,
    label: one.name,
    detail: `Role in ${accountName(canvas, one.account_id)}`,
    tile: <Tile kind="role" size="row" />,
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (roleId) void asking.ask(roleId);
  };
  return (
    <Dialog
      title={`${identity.name} has signed in`}
      description={`A token of ${token.issuer}, good until ${formatClock(Date.parse(token.expiration))}. Whoever holds it may use it.`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            tone="primary"
            type="submit"
            form="web-identity"
            icon={<KeyRound size={15} />}
            busy={asking.busy}
            disabled={!roleId}
          >
            Assume role with this token
          </Button>
        </>
      }
    >
      {asking.refusal && (
        <div className="refusal-note" role="alert">
          <strong>{asking.refusal.message}</strong>
          {asking.refusal.hint && <p>{asking.refusal.hint}</p>}
          <code>{asking.refusal.code}</code>
        </div>
      )}
      {token.provider_id ? <AccessToken token={token.token} providerId={token.provider_id} /> : <TokenParts token={token.token} />}
      <form id="web-identity" className="assume-form" onSubmit={submit}>
        <Field label="Role to wear">
          {(control) => (
            <Picker control={control} choices={roles} value={roleId} placeholder="A role" onChange={setRoleId} />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

/** Nobody but its provider can read it. */
function AccessToken({ token, providerId }: { token: string; providerId: string }) {
  return (
    <div className="web-token">
      <div className="web-token-text" tabIndex={0} role="group" aria-label="The token">
        <code>{token}</code>
        <CopyButton text={token} label="Copy token" />
      </div>
      <p className="fine-print">
        An OAuth 2.0 access token: only the provider can read it. STS asks {providerId}, which the call names as
        ProviderId.
      </p>
    </div>
  );
}

function TokenParts({ token }: { token: string }) {
  const { header, claims } = readToken(token);
  const [first, second, third] = token.split(".");
  return (
    <div className="web-token">
      <div className="web-token-text" tabIndex={0} role="group" aria-label="The token">
        <code>
          <span data-part="header">{first}</span>.<span data-part="claims">{second}</span>.
          <span data-part="signature">{third}</span>
        </code>
        <CopyButton text={token} label="Copy token" />
      </div>
      <dl>
        <dt data-part="header">Header</dt>
        <dd>
          <pre>{header}</pre>
        </dd>
        <dt data-part="claims">Claims</dt>
        <dd>
          <pre>{claims}</pre>
        </dd>
        <dt data-part="signature">Signature</dt>
        <dd>RS256, by a key that the provider publishes. One changed letter above, and it is wrong.</dd>
      </dl>
    </div>
  );
}

function useAsking(identity: Identity, token: WebIdentityToken, onIssued: (issued: IssuedSession) => void) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const ask = async (roleId: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      const body = {
        role_id: roleId,
        web_identity_token: token.token,
        provider_id: token.provider_id,
        session_name: sessionNameFrom(identity.name),
      };
      onIssued((await assumeWithWebIdentity(sandbox, body)).issued);
      announce("STS has issued temporary credentials.");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, ask };
}
