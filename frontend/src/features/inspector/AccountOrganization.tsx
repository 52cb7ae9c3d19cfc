/** Where an account stands in its organization, and which control policies reach it, level by level. */
import { Fragment } from "react";

import { plural } from "../../lib/words";
import type { Account, Canvas } from "../../model/canvas";
import { usePlayground } from "../../model/store";

type Organization = Canvas["organizations"][number];

interface Level {
  id: string;
  name: string;
  policies: string[];
}

/** From the root down to the account. */
function levelsOf(organization: Organization, account: Account): Level[] {
  const level = (id: string, name: string): Level => ({
    id,
    name,
    policies: organization.policies.filter((policy) => policy.target_ids.includes(id)).map((policy) => policy.name),
  });
  const levels = [level(account.id, "This account")];
  let parent = organization.members.find((member) => member.account_id === account.id)?.parent_id;
  while (parent !== undefined && parent !== organization.root_id) {
    const unit = organization.units.find((each) => each.id === parent);
    if (unit === undefined) break;
    levels.unshift(level(unit.id, unit.name));
    parent = unit.parent_id;
  }
  return [level(organization.root_id, "Root"), ...levels];
}

/** Nothing for an account outside of any organization. */
export function AccountOrganization({ account }: { account: Account }) {
  const organization = usePlayground((state) =>
    state.canvas?.organizations.find((each) => each.members.some((member) => member.account_id === account.id)),
  );
  if (organization === undefined) return null;
  const levels = levelsOf(organization, account);
  const manages = organization.management_account_id === account.id;
  return (
    <section className="inspector-section">
      <h3>Organization</h3>
      <p className="fine-print">
        {manages
          ? "The management account: no SCP or RCP limits what is in it."
          : `Every one of these ${plural(levels.length, "level")} must allow a request, and none may deny it.`}
      </p>
      <dl className="facts">
        {levels.map((level) => (
          <Fragment key={level.id}>
            <dt>{level.name}</dt>
            <dd>{level.policies.join(", ")}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
