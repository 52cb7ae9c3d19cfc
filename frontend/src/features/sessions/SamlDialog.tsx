/** An assertion as it is sent, what it says, and the call that brings it to STS. It may be changed: STS notices. */
import { ChevronRight } from "lucide-react";
import { useState } from "react";

import { assumeWithSaml, type SamlAssertion } from "../../api/saml";
import type { IssuedSession } from "../../api/sessions";
import { formatClock } from "../../lib/time";
import type { Identity } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { Field } from "../../ui/Field";
import { HandedOut, SignedInDialog } from "./SignedInDialog";
import { base64Of, indented } from "./saml-text";

interface Props {
  identity: Identity;
  assertion: SamlAssertion;
  onClose: () => void;
  onIssued: (issued: IssuedSession) => void;
}

export function SamlDialog({ identity, assertion, onClose, onIssued }: Props) {
  const canvas = usePlayground((state) => state.canvas!);
  const sandbox = usePlayground((state) => state.sandboxId);
  const [xml, setXml] = useState(assertion.xml);
  const arn = identity.principal?.value ?? "";
  const account = canvas.providers.find((one) => one.arn === arn)?.account_id;
  return (
    <SignedInDialog
      identity={identity}
      description={`The assertion is good until ${formatClock(Date.parse(assertion.expiration))}. Whoever holds it may use it.`}
      // A SAML provider is trusted by roles of its own account only.
      roles={canvas.roles.filter((role) => role.account_id === account)}
      submitWords="Assume role with this assertion"
      assume={(role_id) =>
        assumeWithSaml(sandbox, {
          role_id,
          principal_arn: arn,
          saml_assertion: xml === assertion.xml ? assertion.assertion : base64Of(xml),
        })
      }
      onClose={onClose}
      onIssued={onIssued}
    >
      <HandedOut label="The assertion" text={assertion.xml} copyLabel="Copy assertion">
        <pre>
          {indented(assertion.xml).map(({ part, text }, index) => (
            <span key={index} data-part={part}>
              {text}
            </span>
          ))}
        </pre>
      </HandedOut>
      <details className="assume-more">
        <summary>
          <ChevronRight size={14} aria-hidden /> Change what is sent
        </summary>
        <Field label="What is sent" hint="One changed letter of the signed part, and STS refuses it.">
          {(control) => (
            <textarea
              {...control}
              className="mono"
              rows={6}
              spellCheck={false}
              value={xml}
              onChange={(event) => setXml(event.target.value)}
            />
          )}
        </Field>
      </details>
    </SignedInDialog>
  );
}
