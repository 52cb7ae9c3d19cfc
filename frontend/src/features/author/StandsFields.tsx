/** Goals that are no request: how many there are, and how things stand. */
import { Field } from "../../ui/Field";
import type { PartProps } from "./GoalForm";
import { wordsOf } from "./TextField";
import { useFindings } from "./findings";
import { useDraft } from "./draft-store";
import { nodesOf } from "./world";

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const CHECKS = [
  { id: "no_access_keys", label: "Nobody in the account has an access key", about: "account" },
  { id: "has_scp", label: "The account has an SCP of its own", about: "account" },
  { id: "instance_profile_holds", label: "An instance profile holds the role", about: "role" },
  { id: "no_dangling_principals", label: "The role trusts nobody who is gone", about: "role" },
  { id: "trusts_anyone", label: "The role trusts everybody", about: "role" },
  { id: "misfit_action", label: "A principal of the role has an action that does not fit it", about: "role" },
  { id: "has_boundary", label: "The user has a permissions boundary", about: "user" },
  { id: "has_policies", label: "The user has a policy of their own", about: "user" },
] as const;
const ABOUT = { account: "Account", role: "Role", user: "User" };

function useChoices(kind: "account" | "role" | "user") {
  const world = useDraft((state) => state.whole?.draft.start ?? null);
  const nodes = (world ? nodesOf(world) : []).filter((one) => one.tile === kind);
  return nodes.map((one) => ({ id: kind === "account" ? one.detail : one.name, label: `${one.label} (${one.detail})` }));
}

interface AboutProps extends PartProps {
  about: "account" | "role" | "user";
}

function AboutField({ goal, place, put, about }: AboutProps) {
  const choices = useChoices(about);
  const found = useFindings("exercise.toml", `${place}.${about}`);
  const value = textOf(goal[about]);
  return (
    <Field label={ABOUT[about]} error={value === "" ? undefined : wordsOf(found)}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => put({ [about]: event.target.value })}>
          <option value="">Choose…</option>
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
          {value !== "" && !choices.some((one) => one.id === value) && <option value={value}>{value}</option>}
        </select>
      )}
    </Field>
  );
}

export function StructFields(props: PartProps) {
  const { goal, put } = props;
  const check = CHECKS.find((one) => one.id === goal.check) ?? CHECKS[0];
  return (
    <div className="author-row">
      <Field label="What holds">
        {(control) => (
          <select
            {...control}
            value={check.id}
            onChange={(event) => put({ check: event.target.value, account: undefined, role: undefined, user: undefined })}
          >
            {CHECKS.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <AboutField {...props} about={check.about} />
    </div>
  );
}

export function CountFields(props: PartProps) {
  const { goal, place, put } = props;
  const found = useFindings("exercise.toml", `${place}.max`);
  const bound = (name: "min" | "max", label: string) => (
    <Field label={label} error={name === "max" ? wordsOf(found) : undefined}>
      {(control) => (
        <input
          {...control}
          type="number"
          min={0}
          value={typeof goal[name] === "number" ? goal[name] : ""}
          onChange={(event) => put({ [name]: event.target.value === "" ? undefined : Math.max(0, Math.round(Number(event.target.value))) })}
        />
      )}
    </Field>
  );
  return (
    <div className="author-row">
      <Field label="What is counted">
        {(control) => (
          <select {...control} value={textOf(goal.entity)} onChange={(event) => put({ entity: event.target.value })}>
            <option value="users">Users</option>
            <option value="groups">Groups</option>
            <option value="roles">Roles</option>
          </select>
        )}
      </Field>
      <AboutField {...props} about="account" />
      {bound("min", "At least")}
      {bound("max", "At most")}
    </div>
  );
}
