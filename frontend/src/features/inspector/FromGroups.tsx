/** What a user's groups lend it: shown with the user, changed with the group. */
import type { Group, Identity } from "../../model/canvas";
import { selectNode, usePlayground } from "../../model/store";
import { Tile } from "../../ui/Tile";
import { PolicySentences } from "./PolicySentences";

export function FromGroups({ user }: { user: Identity }) {
  const groups = usePlayground((state) => state.canvas!.groups);
  const mine = groups.filter((group) => user.group_ids.includes(group.id));
  if (mine.length === 0) return null;
  return (
    <section className="inspector-section">
      <h3>From groups</h3>
      <ul className="trust-list">
        {mine.map((group) => (
          <li key={group.id} className="from-group">
            <button type="button" className="trust-row-main" onClick={() => selectNode(group.id)}>
              <Tile kind="group" size="row" />
              <span className="trust-row-words">
                <strong>{group.name}</strong>
                <span>{policyNames(group)}</span>
              </span>
            </button>
            {group.inline_policies.map((policy) => (
              <PolicySentences key={policy.name} document={policy.document} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function policyNames(group: Group): string {
  const names = [...group.attachments, ...group.inline_policies].map((policy) => policy.name);
  return names.length > 0 ? names.join(", ") : "No policies";
}
