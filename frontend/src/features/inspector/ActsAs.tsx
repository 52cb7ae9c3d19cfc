/** The role that an instance, a function or a task acts in, and the credentials that its service hands out: no key on the box. */
import { KeyRound, Server, Unplug } from "lucide-react";
import { useState } from "react";

import { ApiError } from "../../api/http";
import { associateProfile, disassociateProfile, putExecutionRole, takeExecutionRole } from "../../api/workers";
import { attempt } from "../../model/attempt";
import type { Canvas, Resource, Role, RoleSession } from "../../model/canvas";
import { roleById } from "../../model/selectors";
import { announce, selectNode, usePlayground } from "../../model/store";
import { roleOfWorker, WORKS_FOR } from "../../model/workers";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/Button";
import { Ring, useTimeLeft } from "../../ui/Countdown";
import { Field } from "../../ui/Field";

const HELD: Partial<Record<Resource["type"], string>> = {
  instance: "Instance profile",
  function: "Execution role",
  task: "Task role",
};

export function ActsAs({ resource }: { resource: Resource }) {
  const canvas = usePlayground((state) => state.canvas!);
  const role = roleById(canvas, roleOfWorker(canvas, resource));
  const profile = canvas.instance_profiles.find((one) => one.id === resource.instance_profile_id);
  const attached = resource.type === "instance" ? profile?.name : role?.name;
  const sessions = canvas.sessions.filter((one) => one.caller_id === resource.id && one.state === "active");
  return (
    <section className="inspector-section">
      <h3>{HELD[resource.type]}</h3>
      {attached === undefined ? (
        <p className="nothing">None. What runs on it has no credentials of AWS, unless somebody stores a key there.</p>
      ) : (
        <Attached resource={resource} attached={attached} role={role} />
      )}
      {canvas.may_edit && <Choose canvas={canvas} resource={resource} />}
      <Credentials sessions={sessions} />
      {role && sessions.length === 0 && (
        <p className="fine-print">
          {role.name} gives it no credentials: the role has to trust {WORKS_FOR[resource.type]}.
        </p>
      )}
      {attached !== undefined && !role && <p className="fine-print">This profile is empty: put a role into it.</p>}
      {role && sessions.length > 0 && (
        <p className="fine-print">
          No key lies on the box. {WORKS_FOR[resource.type]} assumes {role.name} for it by itself, and again five minutes
          before the credentials end.
        </p>
      )}
    </section>
  );
}

function Attached({ resource, attached, role }: { resource: Resource; attached: string; role: Role | undefined }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const detach = async () => {
    const leave = resource.type === "instance" ? disassociateProfile : takeExecutionRole;
    const outcome = await attempt(() => leave(sandbox, resource.id));
    if (outcome.ok) announce(`${resource.name} gets no new credentials.`);
  };
  return (
    <ul className="tag-list">
      <li className="profile-row">
        <Server size={15} aria-hidden />
        <span className="managed-row-words">
          <strong>{attached}</strong>
          {role && (
            <span>
              Acts as{" "}
              <button type="button" className="text-button" onClick={() => selectNode(role.id)}>
                {role.name}
              </button>
            </span>
          )}
        </span>
        {mayEdit && (
          <IconButton label={`Detach ${attached}`} tone="quiet" size="small" onClick={() => void detach()}>
            <Unplug size={14} />
          </IconButton>
        )}
      </li>
    </ul>
  );
}

function Choose({ canvas, resource }: { canvas: Canvas; resource: Resource }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [problem, setProblem] = useState("");
  const isInstance = resource.type === "instance";
  const current = isInstance ? resource.instance_profile_id : resource.role_id;
  const own = (isInstance ? canvas.instance_profiles : canvas.roles).filter(
    (one) => one.account_id === resource.account_id && one.id !== current,
  );
  const choose = async (id: string) => {
    setProblem("");
    try {
      await (isInstance ? associateProfile : putExecutionRole)(sandbox, resource.id, id);
      announce(`${resource.name} acts by itself now.`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${error.message} ${error.hint}`.trim());
    }
  };
  if (own.length === 0 && isInstance && current === null)
    return <p className="fine-print">Its account has no instance profile: create one in the account&apos;s panel.</p>;
  if (own.length === 0) return null;
  return (
    <Field label={isInstance ? "Attach an instance profile" : "Give it a role"} error={problem}>
      {(control) => (
        <select {...control} value="" onChange={(event) => void choose(event.target.value)}>
          <option value="" disabled>
            {isInstance ? "Choose an instance profile" : "Choose a role"}
          </option>
          {own.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Credentials({ sessions }: { sessions: RoleSession[] }) {
  if (sessions.length === 0) return null;
  return (
    <ul className="worker-sessions" aria-label="Credentials it has now">
      {sessions.map((session) => (
        <Credential key={session.id} session={session} />
      ))}
    </ul>
  );
}

function Credential({ session }: { session: RoleSession }) {
  const clock = usePlayground((state) => state.canvas!.sandbox.clock);
  const left = useTimeLeft(session.expiration, session.duration, clock);
  return (
    <li>
      <Ring fraction={left.fraction} tone={session.renews || left.stage === "live" ? "live" : left.stage} size={30}>
        <KeyRound size={12} strokeWidth={2.4} />
      </Ring>
      <span className="session-words">
        <code>{session.access_key_id}</code>
        <span>{session.renews ? "renewed by its service" : "goes on until it expires"}</span>
      </span>
      <Badge tone={session.renews ? "live" : "grey"}>{left.text}</Badge>
    </li>
  );
}
