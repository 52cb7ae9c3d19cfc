/** Who has to be the one to refuse, where that matters. */
import { Field } from "../../ui/Field";
import type { PartProps } from "./GoalForm";

const REASONS = [
  { id: "implicit_deny.trust", label: "The trust policy, for want of an Allow" },
  { id: "implicit_deny.identity", label: "The caller's own policies, for want of an Allow" },
  { id: "implicit_deny.resource", label: "The resource's policy, for want of an Allow" },
  { id: "implicit_deny.boundary", label: "A permissions boundary, for want of an Allow" },
  { id: "implicit_deny.session", label: "A session policy, for want of an Allow" },
  { id: "implicit_deny.scp", label: "A service control policy, for want of an Allow" },
  { id: "explicit_deny.trust", label: "A Deny in the trust policy" },
  { id: "explicit_deny.identity", label: "A Deny in the caller's own policies" },
  { id: "explicit_deny.resource", label: "A Deny in the resource's policy" },
  { id: "explicit_deny.scp", label: "A Deny in a service control policy" },
];

export function ReasonField({ goal, put }: PartProps) {
  if (goal.expect !== "deny") return null;
  const reason = typeof goal.reason === "string" ? goal.reason : "";
  return (
    <Field label="Refused by">
      {(control) => (
        <select {...control} value={reason} onChange={(event) => put({ reason: event.target.value || undefined })}>
          <option value="">Whatever refuses</option>
          {REASONS.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
          {reason !== "" && !REASONS.some((one) => one.id === reason) && <option value={reason}>{reason}</option>}
        </select>
      )}
    </Field>
  );
}
