/** An account: its number, what is in it, and the hard limit of 5,000 users. */
import { Users } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../api/http";
import { change } from "../../api/principals";
import { shownLanguage } from "../../lib/language";
import { groupDigits } from "../../lib/arn";
import { plural } from "../../lib/words";
import type { Account } from "../../model/canvas";
import { userCount } from "../../model/selectors";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Field } from "../../ui/Field";
import { InlineText } from "./InlineText";
import { InstanceProfiles } from "./InstanceProfiles";
import { AccountOrganization } from "./AccountOrganization";
import { TrustingRoles } from "./TrustingRoles";
import { ABOUT_ACCOUNT } from "./kind-words";
import { AccountPolicies } from "./managed/AccountPolicies";

// AWS page "IAM and AWS STS quotas": users per account, which AWS does not raise.
const MOST_USERS = 5_000;

export function AccountPanel({ account }: { account: Account }) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const sandbox = usePlayground((state) => state.sandboxId);
  const arn = `arn:aws:iam::${account.number}:root`;
  return (
    <div className="inspector-scroll">
      <p className="door">{ABOUT_ACCOUNT[account.kind]}</p>
      <section className="inspector-section">
        <h3>Facts</h3>
        <dl className="facts">
          <dt>Number</dt>
          <dd className="mono">{groupDigits(account.number)}</dd>
          <dt>Alias</dt>
          <dd>
            <InlineText
              value={account.alias}
              label="Alias"
              disabled={!mayEdit}
              onSave={(alias) => change(sandbox, "accounts", account.id, { alias })}
            >
              {account.alias || <em>None</em>}
            </InlineText>
          </dd>
          {account.alias && (
            <>
              <dt>Sign-in page</dt>
              <dd className="fact-arn">
                <code>{`https://${account.alias}.signin.aws.amazon.com/console`}</code>
              </dd>
            </>
          )}
          <dt>Kind</dt>
          <dd>{account.kind === "own" ? "Your own" : "Another company's"}</dd>
          <dt>In a trust policy</dt>
          <dd className="fact-arn">
            <code>{arn}</code>
            <CopyButton text={arn} label="Copy principal" />
          </dd>
        </dl>
      </section>
      <AccountOrganization account={account} />
      <UserQuota account={account} mayEdit={mayEdit} />
      {account.kind === "own" && <AccountPolicies account={account} />}
      {account.kind === "own" && <InstanceProfiles accountId={account.id} />}
      <TrustingRoles sourceId={account.id} />
    </div>
  );
}

function UserQuota({ account, mayEdit }: { account: Account; mayEdit: boolean }) {
  const users = usePlayground((state) => (state.canvas ? userCount(state.canvas, account) : 0));
  const share = Math.min(1, users / MOST_USERS);
  const level = share >= 1 ? "full" : share > 0.9 ? "near" : "fine";
  return (
    <section className="inspector-section">
      <h3>
        Users
        <span className="quota mono">
          {users.toLocaleString(shownLanguage())} / {MOST_USERS.toLocaleString(shownLanguage())}
        </span>
      </h3>
      <meter
        className="quota-meter"
        data-level={level}
        min={0}
        max={MOST_USERS}
        value={users}
        aria-label="Users in this account"
      >
        {plural(users, "user")}
      </meter>
      <p className="fine-print">
        5,000 users per account is a hard limit. More people than that come in through a role.
      </p>
      {mayEdit && <Population account={account} />}
    </section>
  );
}

function Population({ account }: { account: Account }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [draft, setDraft] = useState(String(account.user_population));
  const [problem, setProblem] = useState("");
  const save = async () => {
    setProblem("");
    try {
      await change(sandbox, "accounts", account.id, { user_population: Number(draft) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  return (
    <form
      className="population"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="Users not drawn one by one" hint="They stand on the canvas as one stack." error={problem}>
        {(control) => (
          <div className="population-row">
            <input
              {...control}
              type="number"
              min={0}
              step={1}
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
            />
            <Button
              type="submit"
              size="small"
              icon={<Users size={14} />}
              disabled={Number(draft) === account.user_population}
            >
              Set
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
