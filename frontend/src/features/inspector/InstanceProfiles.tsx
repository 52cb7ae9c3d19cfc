/** The instance profiles of an account, or those that hold one role: made, filled, emptied, deleted. */
import { Plus, Server, Tag, Trash2, X } from "lucide-react";
import { type FormEvent, useState } from "react";

import { ApiError } from "../../api/http";
import {
  addInstanceProfile,
  putRoleInto,
  removeInstanceProfile,
  tagInstanceProfile,
  takeRoleOut,
} from "../../api/instance-profiles";
import { attempt } from "../../model/attempt";
import type { InstanceProfile } from "../../model/canvas";
import { roleById } from "../../model/selectors";
import { announce, selectNode, usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Field } from "../../ui/Field";
import { Tags } from "./Tags";

interface Props {
  accountId: string;
  /** Only those that hold this role. */
  roleId?: string;
  /** What a new one is called at first. */
  suggested?: string;
}

export function InstanceProfiles({ accountId, roleId, suggested = "" }: Props) {
  const canvas = usePlayground((state) => state.canvas!);
  const [adding, setAdding] = useState(false);
  const own = canvas.instance_profiles.filter((one) => one.account_id === accountId);
  const shown = roleId === undefined ? own : own.filter((one) => one.role_id === roleId);
  const empty = roleId === undefined ? [] : own.filter((one) => one.role_id === null);
  return (
    <section className="inspector-section">
      <h3>Instance profiles</h3>
      {shown.length === 0 && (
        <p className="nothing">None. An EC2 instance gets its role through one; launching with it needs iam:PassRole.</p>
      )}
      <ul className="tag-list">
        {shown.map((profile) => (
          <ProfileRow key={profile.id} profile={profile} mayEdit={canvas.may_edit} />
        ))}
      </ul>
      {canvas.may_edit && empty.length > 0 && <PutInto roleId={roleId!} empty={empty} />}
      {canvas.may_edit && adding && (
        <NewProfile accountId={accountId} roleId={roleId} suggested={suggested} onDone={() => setAdding(false)} />
      )}
      {canvas.may_edit && !adding && (
        <Button size="small" icon={<Plus size={14} />} onClick={() => setAdding(true)}>
          Create instance profile
        </Button>
      )}
    </section>
  );
}

function ProfileRow({ profile, mayEdit }: { profile: InstanceProfile; mayEdit: boolean }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const role = usePlayground((state) => roleById(state.canvas!, profile.role_id));
  const [tagsOpen, setTagsOpen] = useState(false);
  const empty = async () => {
    const outcome = await attempt(() => takeRoleOut(sandbox, profile.id));
    if (outcome.ok) announce(`${profile.name} is empty.`);
  };
  const remove = async () => {
    const outcome = await attempt(() => removeInstanceProfile(sandbox, profile.id, role !== undefined));
    if (outcome.ok) announce(`Instance profile ${profile.name} is deleted.`);
  };
  const row = (
    <li className="profile-row">
      <Server size={15} aria-hidden />
      <span className="managed-row-words">
        <strong>{profile.name}</strong>
        {role ? (
          <span>
            Holds{" "}
            <button type="button" className="text-button" onClick={() => selectNode(role.id)}>
              {role.name}
            </button>
          </span>
        ) : (
          <span>Empty</span>
        )}
      </span>
      <CopyButton text={profile.arn} label={`Copy ARN of ${profile.name}`} />
      <IconButton
        label={`Tags of ${profile.name}`}
        tone="quiet"
        size="small"
        aria-expanded={tagsOpen}
        onClick={() => setTagsOpen(!tagsOpen)}
      >
        <Tag size={14} />
      </IconButton>
      {mayEdit && role && (
        <IconButton label={`Take ${role.name} out of ${profile.name}`} tone="quiet" size="small" onClick={() => void empty()}>
          <X size={14} />
        </IconButton>
      )}
      {mayEdit && (
        <IconButton
          label={role ? `Take the role out and delete ${profile.name}` : `Delete ${profile.name}`}
          tone="quiet"
          size="small"
          onClick={() => void remove()}
        >
          <Trash2 size={14} />
        </IconButton>
      )}
    </li>
  );
  if (!tagsOpen) return row;
  return (
    <>
      {row}
      <li className="profile-tags">
        <Tags
          name={profile.name}
          tags={profile.tags}
          onSave={(tags) => tagInstanceProfile(sandbox, profile.id, tags)}
        />
      </li>
    </>
  );
}

function PutInto({ roleId, empty }: { roleId: string; empty: InstanceProfile[] }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  return (
    <Field label="Put this role into an empty one">
      {(control) => (
        <select
          {...control}
          value=""
          onChange={(event) => void attempt(() => putRoleInto(sandbox, event.target.value, roleId))}
        >
          <option value="" disabled>
            Choose an instance profile
          </option>
          {empty.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface NewProps extends Props {
  suggested: string;
  onDone: () => void;
}

function NewProfile({ accountId, roleId, suggested, onDone }: NewProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [name, setName] = useState(suggested);
  const [problem, setProblem] = useState("");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await addInstanceProfile(sandbox, { account_id: accountId, name: name.trim(), role_id: roleId ?? null });
      announce(`Instance profile ${name.trim()} is created.`);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Field label="Name of the instance profile" error={problem}>
        {(control) => (
          <div className="population-row">
            <input {...control} autoFocus value={name} maxLength={128} onChange={(event) => setName(event.target.value)} />
            <Button type="submit" size="small" tone="primary">
              Create
            </Button>
            <Button size="small" onClick={onDone}>
              Cancel
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
