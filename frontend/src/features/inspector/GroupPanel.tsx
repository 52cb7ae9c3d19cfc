/** A group: its members and what it lends them. */
import { useState } from "react";

import type { Group } from "../../model/canvas";
import { membersOf } from "../../model/selectors";
import { usePlayground } from "../../model/store";
import { Tabs } from "../../ui/Tabs";
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
  ];
  return <Tabs label={`Parts of ${group.name}`} tabs={tabs} value={tab} onChange={setTab} />;
}
