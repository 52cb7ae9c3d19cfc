/** A role: who may wear it, what it can do, who wears it now. */
import { KeyRound, Send } from "lucide-react";
import { type ReactNode, useState } from "react";

import type { Role } from "../../model/canvas";
import { isLive, sessionsOfRole } from "../../model/selectors";
import { askWhy } from "../../model/spotlight";
import { openDialog, usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { Tabs } from "../../ui/Tabs";
import { PolicyEditor } from "./PolicyEditor";
import { RoleLimits } from "./RoleLimits";
import { RoleSettings } from "./RoleSettings";
import { TrustEditor } from "./TrustEditor";
import { useTabRead } from "./use-tab-read";

// AWS page "IAM and AWS STS quotas": the sum of a role's inline policies.
const INLINE_LIMIT = 10_240;

interface Props {
  role: Role;
  linkKey: string | null;
  renderSessions: (roleId: string) => ReactNode;
}

export function RolePanel({ role, linkKey, renderSessions }: Props) {
  const [tab, setTab] = useState("trust");
  // A line chosen on the canvas is read in the trust policy, whatever tab was open.
  const [shownLink, setShownLink] = useState(linkKey);
  if (shownLink !== linkKey) {
    setShownLink(linkKey);
    if (linkKey !== null) setTab("trust");
  }
  useTabRead(role.id, (part) => setTab(part === "trust" ? "trust" : "permissions"));
  const live = usePlayground(({ canvas }) => (canvas ? sessionsOfRole(canvas, role.id).filter(isLive).length : 0));
  const tabs = [
    { id: "trust", label: "Trust", content: <TrustTab role={role} linkKey={linkKey} /> },
    { id: "permissions", label: "Permissions", content: <PermissionsTab role={role} /> },
    { id: "sessions", label: "Sessions", count: live, content: renderSessions(role.id) },
  ];
  return (
    <>
      <Tabs label={`Parts of ${role.name}`} tabs={tabs} value={tab} onChange={setTab} />
      <Foot role={role} />
    </>
  );
}

function TrustTab({ role, linkKey }: Pick<Props, "role" | "linkKey">) {
  return (
    <>
      <p className="door">
        <strong>Who may wear it.</strong> Nothing here says what it can do.
      </p>
      <TrustEditor role={role} linkKey={linkKey} />
      <RoleLimits role={role} />
    </>
  );
}

function PermissionsTab({ role }: { role: Role }) {
  return (
    <>
      <p className="door">
        <strong>What it can do.</strong> Whoever wears it, for as long as they wear it.
      </p>
      <PolicyEditor owner={role} inlineLimit={INLINE_LIMIT} bounded={{ ...role, collection: "roles" }} />
      <RoleSettings role={role} />
    </>
  );
}

function Foot({ role }: { role: Role }) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <footer className="inspector-foot">
      <Button
        tone="primary"
        icon={<KeyRound size={15} />}
        disabled={!mayEdit}
        onClick={() => openDialog({ kind: "assume", roleId: role.id })}
      >
        Assume role
      </Button>
      <IconButton label="Make a request" onClick={() => askWhy({ caller: { kind: "role", id: role.id } })}>
        <Send size={15} />
      </IconButton>
    </footer>
  );
}
