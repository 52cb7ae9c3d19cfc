/** The customer managed policies of an account: find one, see how much it is used, open it, write a new one. */
import { ChevronRight, FileCheck2, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { shownLanguage } from "../../../lib/language";

import type { ManagedPolicyShape } from "../../../live/events.gen";
import { plural } from "../../../lib/words";
import type { Account } from "../../../model/canvas";
import { policyUse } from "../../../model/policy-use";
import { usePlayground } from "../../../model/store";
import { Button } from "../../../ui/Button";
import { foundPolicies } from "../managed-order";
import { NewPolicyDialog } from "./NewPolicyDialog";
import { PolicyDialog } from "./PolicyDialog";

// AWS page "IAM and AWS STS quotas": customer managed policies in an account.
const MOST_POLICIES = 1_500;
const SEARCHED_FROM = 4;

export function AccountPolicies({ account }: { account: Account }) {
  const canvas = usePlayground((state) => state.canvas!);
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const own = useMemo(
    () => canvas.policies.filter((policy) => policy.account_id === account.id),
    [canvas.policies, account.id],
  );
  const shown = foundPolicies(own, search);
  return (
    <section className="inspector-section">
      <h3>
        Customer managed policies
        <span className="quota mono">
          {own.length.toLocaleString(shownLanguage())} / {MOST_POLICIES.toLocaleString(shownLanguage())}
        </span>
      </h3>
      {own.length === 0 && (
        <p className="nothing">None yet. Written once, such a policy is attached to many users, groups and roles.</p>
      )}
      {own.length >= SEARCHED_FROM && (
        <input
          className="input"
          type="search"
          aria-label="Search the policies of this account"
          placeholder="Search by name or description"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <ul className="managed-list">
        {shown.map((policy) => (
          <PolicyRow key={policy.id} policy={policy} onOpen={() => setOpen(policy.id)} />
        ))}
      </ul>
      {own.length > 0 && shown.length === 0 && <p className="nothing">No policy fits “{search}”.</p>}
      {canvas.may_edit && (
        <Button size="small" icon={<Plus size={14} />} onClick={() => setAdding(true)}>
          Create policy
        </Button>
      )}
      {adding && <NewPolicyDialog account={account} onMade={setOpen} onClose={() => setAdding(false)} />}
      {open !== null && <PolicyDialog policyId={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function PolicyRow({ policy, onOpen }: { policy: ManagedPolicyShape; onOpen: () => void }) {
  const canvas = usePlayground((state) => state.canvas!);
  const use = policyUse(canvas, policy.arn);
  const facts = [
    use.attached.length > 0 ? `Attached to ${use.attached.length.toLocaleString(shownLanguage())}` : "Not attached",
    ...(use.bounded.length > 0 ? [`boundary of ${use.bounded.length.toLocaleString(shownLanguage())}`] : []),
    plural(policy.versions.length, "version"),
  ];
  return (
    <li>
      <button type="button" className="managed-row" onClick={onOpen}>
        <FileCheck2 size={16} aria-hidden />
        <span className="managed-row-words">
          <strong>{policy.name}</strong>
          <span>{facts.join(" · ")}</span>
        </span>
        <ChevronRight size={14} aria-hidden />
      </button>
    </li>
  );
}
