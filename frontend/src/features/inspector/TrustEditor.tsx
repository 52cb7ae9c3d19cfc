/** Who may wear a role: the trust policy as a list of links and as the JSON that holds them. */
import { useState } from "react";

import { replaceTrustPolicy } from "../../api/trust";
import type { Role } from "../../model/canvas";
import { trustLink } from "../../model/selectors";
import { usePlayground } from "../../model/store";
import { DocumentEditor } from "./DocumentEditor";
import { Findings } from "./Findings";
import { StatementRead } from "./StatementRead";
import { TrustList } from "./TrustList";
import { hasDraft } from "./drafts";
import { linesWords, sourceOf } from "./trust-words";
import { useFlash } from "./use-flash";

// AWS page "IAM and AWS STS quotas": role trust policy length.
const TRUST_POLICY_LIMIT = 2048;

interface Props {
  role: Role;
  /** The link whose lines are marked. */
  linkKey: string | null;
}

export function TrustEditor({ role, linkKey }: Props) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const sandbox = usePlayground((state) => state.sandboxId);
  const draft = `trust:${role.id}`;
  const [editing, setEditing] = useState(() => hasDraft(draft));
  const [edited, setEdited] = useState(false);
  return (
    <div className="trust-editor">
      <section className="inspector-section">
        <h3>Who can assume this role</h3>
        <TrustList role={role} linkKey={linkKey} />
      </section>
      <section className="inspector-section">
        <h3>
          Trust policy
          {mayEdit && !editing && (
            <button type="button" className="text-button" autoFocus={edited} onClick={() => setEditing(true)}>
              Edit JSON
            </button>
          )}
        </h3>
        {editing ? (
          <DocumentEditor
            document={draft}
            read={{ nodeId: role.id, part: "trust" }}
            policyType="trust"
            account={role.account_id}
            text={role.trust_policy}
            label={`Trust policy of ${role.name}`}
            limit={TRUST_POLICY_LIMIT}
            onSave={(text, base) => replaceTrustPolicy(sandbox, role.id, text, base)}
            onClose={() => {
              setEditing(false);
              setEdited(true);
            }}
          />
        ) : (
          <TrustDocument role={role} linkKey={linkKey} />
        )}
      </section>
    </div>
  );
}

function TrustDocument({ role, linkKey }: Props) {
  const canvas = usePlayground((state) => state.canvas!);
  const flashed = useFlash(role.trust_policy);
  const link = linkKey ? trustLink(role, linkKey) : undefined;
  const marked = link ? [{ first: link.line_start, last: link.line_end }] : [];
  return (
    <>
      <StatementRead
        nodeId={role.id}
        part="trust"
        text={role.trust_policy}
        label={`Trust policy of ${role.name}`}
        otherwise={marked}
        flashed={flashed}
      />
      <Findings findings={role.trust_findings}>
        Valid.{" "}
        {link ? linesWords(link, sourceOf(canvas, link).name) : "Draw a line to this role and it is written here."}
      </Findings>
    </>
  );
}
