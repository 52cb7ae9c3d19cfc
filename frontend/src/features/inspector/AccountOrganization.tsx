/** Where an account stands in its organization, and which control policies reach it, level by level. */
import { Network } from "lucide-react";
import { Fragment } from "react";

import { plural } from "../../lib/words";
import type { Account } from "../../model/canvas";
import { levelsOf, memberOf, organizationOf } from "../../model/organization";
import { openOrganization } from "../../model/organization-view";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";

export function AccountOrganization({ account }: { account: Account }) {
  const canvas = usePlayground((state) => state.canvas!);
  const organization = organizationOf(canvas);
  const member = organization && memberOf(organization, account.id);
  return (
    <section className="inspector-section">
      <h3>Organization</h3>
      {member ? (
        <Levels account={account} />
      ) : (
        <p className="nothing">It belongs to none, so no SCP and no RCP limits what is in it.</p>
      )}
      <Button size="small" icon={<Network size={14} />} onClick={() => openOrganization(member ? account.id : null)}>
        Open organization
      </Button>
    </section>
  );
}

function Levels({ account }: { account: Account }) {
  const canvas = usePlayground((state) => state.canvas!);
  const organization = organizationOf(canvas)!;
  const levels = levelsOf(canvas, organization, account.id);
  const manages = organization.management_account_id === account.id;
  return (
    <>
      <p className="fine-print">
        {manages
          ? "The management account: no SCP or RCP limits what is in it."
          : `Every one of these ${plural(levels.length, "level")} must allow a request, and none may deny it.`}
      </p>
      <dl className="facts">
        {levels.map((level) => (
          <Fragment key={level.id}>
            <dt>{level.id === account.id ? "This account" : level.name}</dt>
            <dd>{[...level.scps, ...level.rcps].map((policy) => policy.name).join(", ")}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
