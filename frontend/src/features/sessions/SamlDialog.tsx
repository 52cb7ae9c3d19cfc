/** An assertion as it is sent, what it says, and the call that brings it to STS. It may be changed: STS notices. */
import { ChevronRight, KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";

import { ApiError } from "../../api/http";
import { assumeWithSaml, type SamlAssertion } from "../../api/saml";
import type { IssuedSession } from "../../api/sessions";
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
import { base64Of, indented } from "./saml-text";

interface Props {
  identity: Identity;
  assertion: SamlAssertion;
  onClose: () => void;
  onIssued: (issued: IssuedSession) => void;
}

export function SamlDialog({ identity, assertion, onClose, onIssued }: Props) {
  const canvas = usePlayground((state) => state.canvas!);
  const arn = identity.principal?.value ?? "";
  const account = canvas.providers.find((one) => one.arn === arn)?.account_id;
  const own = canvas.roles.filter((role) => role.account_id === account);
  const trusting = own.find((role) => role.trust_links.some((link) => link.principal.value === arn));
  const [roleId, setRoleId] = useState<string | null>(trusting?.id ?? null);
  const [xml, setXml] = useState(assertion.xml);
  const asking = useAsking(arn, onIssued);
  const roles = own.map((one) => ({
    id: one.id,
    label: one.name,
    detail: `Role in ${accountName(canvas, one.account_id)}`,
    tile: <Tile kind="role" size="row" />,
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (roleId) void asking.ask(roleId, xml === assertion.xml ? assertion.assertion : base64Of(xml));
  };
  return (
    <Dialog
      title={`${identity.name} has signed in`}
      description={`The assertion is good until ${formatClock(Date.parse(assertion.expiration))}. Whoever holds it may use it.`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            tone="primary"
            type="submit"
            form="saml"
            icon={<KeyRound size={15} />}
            busy={asking.busy}
            disabled={!roleId}
          >
            Assume role with this assertion
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
      <form id="saml" className="assume-form" onSubmit={submit}>
        <Field label="Role to wear">
          {(control) => (
            <Picker control={control} choices={roles} value={roleId} placeholder="A role" onChange={setRoleId} />
          )}
        </Field>
        <AssertionText xml={assertion.xml} />
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
      </form>
    </Dialog>
  );
}

function AssertionText({ xml }: { xml: string }) {
  return (
    <div className="saml-assertion" tabIndex={0} role="group" aria-label="The assertion">
      <pre>
        {indented(xml).map(({ part, text }, index) => (
          <span key={index} data-part={part}>
            {text}
          </span>
        ))}
      </pre>
      <CopyButton text={xml} label="Copy assertion" />
    </div>
  );
}

function useAsking(principalArn: string, onIssued: (issued: IssuedSession) => void) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const ask = async (roleId: string, assertion: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      const body = { role_id: roleId, principal_arn: principalArn, saml_assertion: assertion };
      onIssued((await assumeWithSaml(sandbox, body)).issued);
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
