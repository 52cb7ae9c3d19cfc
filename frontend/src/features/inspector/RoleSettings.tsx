/** The rest of a role: how long a session may last, what it is for, its ARN, its instance profiles. */
import { useId } from "react";

import { change } from "../../api/principals";
import { formatDuration } from "../../lib/time";
import { attempt } from "../../model/attempt";
import type { Role } from "../../model/canvas";
import { GLASS_TAG, isBehindGlass } from "../../model/glass";
import { usePlayground } from "../../model/store";
import { CopyButton } from "../../ui/CopyButton";
import { Field } from "../../ui/Field";
import { InlineText } from "./InlineText";
import { InstanceProfiles } from "./InstanceProfiles";
import { Tags } from "./Tags";

// AWS page "UpdateRole": MaxSessionDuration is 1 to 12 hours.
const HOURS = [1, 2, 3, 4, 6, 8, 10, 12];

export function RoleSettings({ role }: { role: Role }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const put = (values: Record<string, unknown>) => change(sandbox, "roles", role.id, values);
  const held = usePlayground(({ canvas }) => canvas?.instance_profiles.some((one) => one.role_id === role.id) ?? false);
  const takesProfile = held || role.trust_links.some((link) => link.principal.value === "ec2.amazonaws.com");
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
        <Glass role={role} mayEdit={mayEdit} onTags={(tags) => put({ tags })} />
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
      </section>
      {takesProfile && <InstanceProfiles accountId={role.account_id} roleId={role.id} suggested={role.name} />}
      <Tags name={role.name} tags={role.tags} onSave={(tags) => put({ tags })} />
    </>
  );
}

interface GlassProps {
  role: Role;
  mayEdit: boolean;
  onTags: (tags: Record<string, string>) => Promise<unknown>;
}

/** The mark is a tag, so files and the API carry it. */
function Glass({ role, mayEdit, onTags }: GlassProps) {
  const id = useId();
  const others = Object.entries(role.tags).filter(([key]) => key.toLowerCase() !== GLASS_TAG);
  const set = (on: boolean) => onTags(Object.fromEntries([...others, ...(on ? [[GLASS_TAG, "true"]] : [])]));
  return (
    <div className="check-row">
      <input
        id={id}
        type="checkbox"
        disabled={!mayEdit}
        checked={isBehindGlass(role)}
        aria-describedby={`${id}-hint`}
        onChange={(event) => void attempt(() => set(event.target.checked))}
      />
      <label htmlFor={id}>Behind glass</label>
      <p id={`${id}-hint`}>For emergencies: assuming it takes a reason and a long press, and sounds an alarm.</p>
    </div>
  );
}
