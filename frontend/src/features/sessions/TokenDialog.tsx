/** GetSessionToken and GetFederationToken: temporary credentials that a user gets without a role. */
import { type FormEvent, useState } from "react";

import type { ApiError } from "../../api/http";
import { type IssuedSession, getFederationToken, getSessionToken } from "../../api/sessions";
import type { Identity } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { MfaField } from "./MfaField";
import { RefusalNote } from "./RefusalNote";
import { SessionTags } from "./SessionTags";
import { serialOf } from "./assume-values";
import { durationWords } from "./duration-words";
import { type SessionTag, tagsSent } from "./session-tags";
import { useAsking } from "./use-asking";

export type TokenKind = "session" | "federated";

interface Props {
  kind: TokenKind;
  user: Identity;
  onClose: () => void;
  onIssued: (issued: IssuedSession) => void;
}

interface Values {
  name: string;
  duration: number;
  tokenCode: string;
  mfaSerial: string;
  policy: string;
  tags: SessionTag[];
}

const HOURS = [0.25, 1, 12, 36];
const START: Values = {
  name: "visitor",
  duration: 43_200,
  tokenCode: "",
  mfaSerial: "",
  policy: `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }]
}`,
  tags: [],
};

export function TokenDialog({ kind, user, onClose, onIssued }: Props) {
  const [values, setValues] = useState(START);
  const sandbox = usePlayground((state) => state.sandboxId);
  const asking = useAsking(onIssued);
  const errorAt = (...places: string[]) =>
    asking.refusal && places.includes(asking.refusal.place) ? words(asking.refusal) : undefined;
  const elsewhere = asking.refusal && !PLACES.includes(asking.refusal.place);
  const set = (changed: Partial<Values>) => setValues({ ...values, ...changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void asking.ask(() => calling(sandbox, kind, user, values));
  };
  return (
    <Dialog
      title={kind === "session" ? `A session token for ${user.name}` : `${user.name} lets somebody in`}
      description={kind === "session" ? ABOUT_SESSION : ABOUT_FEDERATED}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form="get-token" busy={asking.busy}>
            {kind === "session" ? "Get session token" : "Get federation token"}
          </Button>
        </>
      }
    >
      {elsewhere && asking.refusal && <RefusalNote error={asking.refusal} />}
      <form id="get-token" className="assume-form" onSubmit={submit}>
        {kind === "federated" && (
          <Field label="Name" hint="2 to 32 letters, digits or _+=,.@-" error={errorAt("session_name", "name")}>
            {(control) => (
              <input
                {...control}
                maxLength={32}
                value={values.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field label="Lasts" error={errorAt("duration_seconds")}>
          {(control) => (
            <select
              {...control}
              value={values.duration}
              onChange={(event) => set({ duration: Number(event.target.value) })}
            >
              {HOURS.map((hours) => (
                <option key={hours} value={hours * 3600}>
                  {durationWords(hours * 3600)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {kind === "session" ? (
          <MfaField
            owner={user.mfa ? user : undefined}
            serial={values.mfaSerial}
            code={values.tokenCode}
            error={errorAt("token_code", "serial_number")}
            onChange={set}
          />
        ) : (
          <Field
            label="Session policy"
            hint="What the federated user may do at most. Without one it may only what a resource policy grants it."
            error={errorAt("session_policy")}
          >
            {(control) => (
              <textarea
                {...control}
                className="mono"
                rows={5}
                spellCheck={false}
                value={values.policy}
                onChange={(event) => set({ policy: event.target.value })}
              />
            )}
          </Field>
        )}
        {kind === "federated" && (
          <SessionTags
            tags={values.tags}
            mayChain={false}
            error={errorAt("tags")}
            onChange={(tags) => set({ tags })}
          />
        )}
      </form>
    </Dialog>
  );
}

const PLACES = ["session_name", "name", "duration_seconds", "token_code", "serial_number", "session_policy", "tags"];
const ABOUT_SESSION = "The same user, with credentials that end. No permission is needed to ask for them.";
const ABOUT_FEDERATED = "The user needs sts:GetFederationToken. Whoever it lets in calls no IAM and assumes no role.";

const words = (error: ApiError) => `${error.message} ${error.hint}`.trim();

/** The call that these values make. */
function calling(sandbox: string, kind: TokenKind, user: Identity, values: Values): Promise<IssuedSession> {
  const { name, duration, tokenCode, mfaSerial, policy, tags } = values;
  const said = { caller: { kind: "identity" as const, id: user.id }, duration_seconds: duration };
  const mfa = tokenCode ? { serial_number: serialOf(user, mfaSerial), token_code: tokenCode } : {};
  const limited = policy.trim() ? { session_policy: policy } : {};
  return kind === "session"
    ? getSessionToken(sandbox, { ...said, ...mfa })
    : getFederationToken(sandbox, { ...said, ...limited, ...tagsSent(tags), name });
}
