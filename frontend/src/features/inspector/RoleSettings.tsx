/** The rest of a role: how long a session may last, what it is for, its ARN, its instance profiles. */
import { Server, X } from "lucide-react";

import { addInstanceProfile, change, removeInstanceProfile } from "../../api/principals";
import { formatDuration } from "../../lib/time";
import { attempt } from "../../model/attempt";
import type { Role } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { CopyButton } from "../../ui/CopyButton";
import { Field } from "../../ui/Field";
import { IconButton } from "../../ui/Button";
import { InlineText } from "./InlineText";
import { Tags } from "./Tags";

// AWS page "UpdateRole": MaxSessionDuration is 1 to 12 hours.
const HOURS = [1, 2, 3, 4, 6, 8, 10, 12];

export function RoleSettings({ role }: { role: Role }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const put = (values: Record<string, unknown>) => change(sandbox, "roles", role.id, values);
  const choices = [...new Set([...HOURS.map((hours) => hours * 3600), role.max_session_duration])].toSorted(
    (a, b) => a - b,
  );
  return (
    <>
      <section className="inspector-section">
        <h3>Settings</h3>
        <Field label="Maximum session duration" hint="Sessions may ask for less, never for more.">
          {(control) => (
            <select
              {...control}
              disabled={!mayEdit}
              value={role.max_session_duration}
              onChange={(event) => void attempt(() => put({ max_session_duration: Number(event.target.value) }))}
            >
              {choices.map((seconds) => (
                <option key={seconds} value={seconds}>
                  {formatDuration(seconds)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <dl className="facts">
          <dt>Description</dt>
          <dd>
            <InlineText
              value={role.description}
              label="Description"
              disabled={!mayEdit}
              onSave={(description) => put({ description })}
            >
              {role.description || <em>None</em>}
            </InlineText>
          </dd>
          <dt>ARN</dt>
          <dd className="fact-arn">
            <code>{role.arn}</code>
            <CopyButton text={role.arn} label="Copy ARN" />
          </dd>
        </dl>
        <InstanceProfiles role={role} mayEdit={mayEdit} />
      </section>
      <Tags name={role.name} tags={role.tags} onSave={(tags) => put({ tags })} />
    </>
  );
}

function InstanceProfiles({ role, mayEdit }: { role: Role; mayEdit: boolean }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const fitsEc2 = role.trust_links.some((link) => link.principal.value === "ec2.amazonaws.com");
  if (role.instance_profiles.length === 0 && !fitsEc2) return null;
  return (
    <div className="instance-profiles">
      <h4>Instance profile</h4>
      {role.instance_profiles.map((name) => (
        <p key={name} className="instance-profile">
          <Server size={14} aria-hidden /> {name}
          {mayEdit && (
            <IconButton
              label={`Remove instance profile ${name}`}
              size="small"
              tone="quiet"
              onClick={() => void attempt(() => removeInstanceProfile(sandbox, role.id, name))}
            >
              <X size={14} />
            </IconButton>
          )}
        </p>
      ))}
      {role.instance_profiles.length === 0 && (
        <p className="fine-print">
          An EC2 instance gets its role through an instance profile.{" "}
          {mayEdit && (
            <button
              type="button"
              className="text-button"
              onClick={() => void attempt(() => addInstanceProfile(sandbox, role.id, role.name))}
            >
              Make one
            </button>
          )}
        </p>
      )}
    </div>
  );
}
