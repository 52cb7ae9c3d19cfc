/** A token as it is sent, what it says, and the call that brings it to STS. */
import { assumeWithWebIdentity, type IssuedSession, type WebIdentityToken } from "../../api/sessions";
import { formatClock } from "../../lib/time";
import type { Identity } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { HandedOut, SignedInDialog } from "./SignedInDialog";
import { sessionNameFrom } from "./duration-words";
import { readToken } from "./web-token";

interface Props {
  identity: Identity;
  token: WebIdentityToken;
  onClose: () => void;
  onIssued: (issued: IssuedSession) => void;
}

export function WebIdentityDialog({ identity, token, onClose, onIssued }: Props) {
  const roles = usePlayground((state) => state.canvas!.roles);
  const sandbox = usePlayground((state) => state.sandboxId);
  return (
    <SignedInDialog
      identity={identity}
      description={`A token of ${token.issuer}, good until ${formatClock(Date.parse(token.expiration))}. Whoever holds it may use it.`}
      roles={roles}
      submitWords="Assume role with this token"
      assume={(role_id) =>
        assumeWithWebIdentity(sandbox, {
          role_id,
          web_identity_token: token.token,
          provider_id: token.provider_id,
          session_name: sessionNameFrom(identity.name),
        })
      }
      onClose={onClose}
      onIssued={onIssued}
    >
      {token.provider_id ? (
        <AccessToken token={token.token} providerId={token.provider_id} />
      ) : (
        <TokenParts token={token.token} />
      )}
    </SignedInDialog>
  );
}

/** Nobody but its provider can read it. */
function AccessToken({ token, providerId }: { token: string; providerId: string }) {
  return (
    <>
      <HandedOut label="The token" text={token} copyLabel="Copy token">
        <code>{token}</code>
      </HandedOut>
      <p className="fine-print">
        An OAuth 2.0 access token: only the provider can read it. STS asks {providerId}, which the call names as
        ProviderId.
      </p>
    </>
  );
}

function TokenParts({ token }: { token: string }) {
  const { header, claims } = readToken(token);
  const [first, second, third] = token.split(".");
  return (
    <>
      <HandedOut label="The token" text={token} copyLabel="Copy token">
        <code>
          <span data-part="header">{first}</span>.<span data-part="claims">{second}</span>.
          <span data-part="signature">{third}</span>
        </code>
      </HandedOut>
      <dl className="token-parts">
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
    </>
  );
}
