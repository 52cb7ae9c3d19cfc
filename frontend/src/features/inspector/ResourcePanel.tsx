/** A resource and its own policy, which may let others in. */
import { Send } from "lucide-react";
import { useState } from "react";

import { deleteResourcePolicy, putResourcePolicy } from "../../api/policies";
import { attempt } from "../../model/attempt";
import type { Resource } from "../../model/canvas";
import { askWhy } from "../../model/spotlight";
import { usePlayground } from "../../model/store";
import { WORKS_FOR } from "../../model/workers";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { ActsAs } from "./ActsAs";
import { DocumentEditor } from "./DocumentEditor";
import { Findings } from "./Findings";
import { PolicySentences } from "./PolicySentences";
import { StatementRead } from "./StatementRead";
import { hasDraft } from "./drafts";
import { HAS_POLICY } from "./kind-words";
import { resourceStarter } from "./resource-starter";
import { useFlash } from "./use-flash";

// AWS page "Bucket policies": 20 KB; the other services' limits are near it.
const LIMIT = 20_480;

export function ResourcePanel({ resource }: { resource: Resource }) {
  return (
    <>
      <div className="inspector-scroll">
        <section className="inspector-section">
          <dl className="facts">
            <dt>ARN</dt>
            <dd className="fact-arn">
              <code>{resource.arn}</code>
              <CopyButton text={resource.arn} label="Copy ARN" />
            </dd>
          </dl>
        </section>
        {WORKS_FOR[resource.type] && <ActsAs resource={resource} />}
        {HAS_POLICY[resource.type] ? (
          <ResourcePolicy resource={resource} />
        ) : (
          <p className="door">This kind of resource takes no policy of its own. Only the caller's permissions count.</p>
        )}
      </div>
      <footer className="inspector-foot">
        <Button
          tone="primary"
          icon={<Send size={15} />}
          onClick={() => askWhy({ resourceId: resource.id })}
        >
          Make a request to it
        </Button>
      </footer>
    </>
  );
}

function ResourcePolicy({ resource }: { resource: Resource }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const draft = `resource:${resource.id}`;
  const [editing, setEditing] = useState(() => hasDraft(draft));
  if (editing) {
    return (
      <section className="inspector-section">
        <h3>Resource policy</h3>
        <DocumentEditor
          document={draft}
          read={{ nodeId: resource.id, part: "resource" }}
          policyType="resource"
          text={resource.policy ?? ""}
          start={resource.policy ?? resourceStarter(resource)}
          label={`Policy of ${resource.name}`}
          limit={LIMIT}
          onSave={(text, base) => putResourcePolicy(sandbox, resource.id, text, base)}
          onClose={() => setEditing(false)}
        />
      </section>
    );
  }
  return (
    <section className="inspector-section">
      <h3>
        Resource policy
        {mayEdit && resource.policy !== null && (
          <button type="button" className="text-button" onClick={() => setEditing(true)}>
            Edit JSON
          </button>
        )}
      </h3>
      {resource.policy === null ? (
        <NoPolicy mayEdit={mayEdit} onWrite={() => setEditing(true)} />
      ) : (
        <PolicyView resource={resource} policy={resource.policy} mayEdit={mayEdit} />
      )}
    </section>
  );
}

function NoPolicy({ mayEdit, onWrite }: { mayEdit: boolean; onWrite: () => void }) {
  return (
    <>
      <p className="nothing">
        None. Callers of the same account need only their own permissions; callers from other accounts are kept out.
      </p>
      {mayEdit && (
        <Button size="small" onClick={onWrite}>
          Write a policy
        </Button>
      )}
    </>
  );
}

function PolicyView({ resource, policy, mayEdit }: { resource: Resource; policy: string; mayEdit: boolean }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const flashed = useFlash(policy);
  return (
    <>
      <PolicySentences document={policy} />
      <StatementRead
        nodeId={resource.id}
        part="resource"
        text={policy}
        label={`Policy of ${resource.name}`}
        flashed={flashed}
      />
      <Findings findings={resource.policy_findings} />
      {mayEdit && (
        <button
          type="button"
          className="text-button danger"
          onClick={() => void attempt(() => deleteResourcePolicy(sandbox, resource.id))}
        >
          Remove the policy
        </button>
      )}
    </>
  );
}
