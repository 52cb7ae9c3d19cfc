/** A group: its members and what it lends them. */
import { useState } from "react";

import { change } from "../../api/principals";
import type { Group } from "../../model/canvas";
import { membersOf } from "../../model/selectors";
import { usePlayground } from "../../model/store";
import { CopyButton } from "../../ui/CopyButton";
import { Tabs } from "../../ui/Tabs";
import { InlineText } from "./InlineText";
import { Members } from "./Memberships";
import { PolicyEditor } from "./PolicyEditor";
import { useTabRead } from "./use-tab-read";

// AWS page "IAM and AWS STS quotas": the sum of a group's inline policies.
const INLINE_LIMIT = 5_120;

export function GroupPanel({ group }: { group: Group }) {
  const [tab, setTab] = useState("members");
  useTabRead(group.id, () => setTab("permissions"));
  const count = usePlayground((state) => (state.canvas ? membersOf(state.canvas, group.id).length : 0));
  const tabs = [
    { id: "members", label: "Members", count, content: <Members group={group} /> },
    {
      id: "permissions",
      label: "Permissions",
      content: (
        <>
          <p className="door">
            <strong>What every member can do.</strong>
          </p>
          <PolicyEditor owner={group} inlineLimit={INLINE_LIMIT} />
        </>
      ),
    },
    { id: "about", label: "About", content: <About group={group} /> },
  ];
  return <Tabs label={`Parts of ${group.name}`} tabs={tabs} value={tab} onChange={setTab} />;
}

function About({ group }: { group: Group }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <section className="inspector-section">
      <h3>Facts</h3>
      <dl className="facts">
        <dt>Path</dt>
        <dd>
          <InlineText
            value={group.path}
            label="Path"
            disabled={!mayEdit}
            onSave={(path) => change(sandbox, "groups", group.id, { path })}
          />
        </dd>
        <dt>ARN</dt>
        <dd className="fact-arn">
          <code>{group.arn}</code>
          <CopyButton text={group.arn} label="Copy ARN" />
        </dd>
      </dl>
    </section>
  );
}
