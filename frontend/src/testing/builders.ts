/** A canvas in a few readable lines. */
import type { Canvas, Identity, Role, RoleSession } from "../model/canvas";

const nowhere = { x: 0, y: 0, width: null, height: null, pinned: false };
const bare = { attachments: [], inline_policies: [], boundary: null, tags: {}, position: nowhere };

export const account = (id: string, change: Partial<Canvas["accounts"][number]> = {}): Canvas["accounts"][number] => ({
  id,
  number: "111122223333",
  name: id,
  alias: "",
  kind: "own",
  hue: 0,
  user_population: 0,
  position: nowhere,
  ...change,
});

export const user = (id: string, accountId: string | null, change: Partial<Identity> = {}): Identity => ({
  ...bare,
  id,
  kind: "user",
  account_id: accountId,
  name: id,
  title: "",
  path: "/",
  claims: {},
  mfa: false,
  mfa_serials: [],
  arn: `arn:aws:iam::111122223333:user/${id}`,
  principal: { type: "AWS", value: `arn:aws:iam::111122223333:user/${id}` },
  group_ids: [],
  ...change,
});

export const group = (id: string, accountId: string): Canvas["groups"][number] => ({
  ...bare,
  id,
  account_id: accountId,
  name: id,
  path: "/",
  arn: `arn:aws:iam::111122223333:group/${id}`,
});

/** A role that trusts these nodes. */
export const role = (id: string, accountId: string, trusted: string[] = [], change: Partial<Role> = {}): Role => ({
  ...bare,
  id,
  account_id: accountId,
  name: id,
  path: "/",
  arn: `arn:aws:iam::111122223333:role/${id}`,
  description: "",
  max_session_duration: 3600,
  trust_policy: "{}",
  trust_links: trusted.map((source, index) => ({
    key: `${id}-${source}`,
    effect: "Allow",
    principal: { type: "AWS", value: source },
    source_id: source,
    action: "sts:AssumeRole",
    statement_index: index,
    pointer: "",
    line_start: 1,
    line_end: 1,
    conditions: [],
  })),
  trust_findings: [],
  ...change,
});

export const bucket = (id: string, accountId: string): Canvas["resources"][number] => ({
  id,
  account_id: accountId,
  name: id,
  type: "bucket",
  arn: `arn:aws:s3:::${id}`,
  policy: null,
  policy_findings: [],
  role_id: null,
  instance_profile_id: null,
  position: nowhere,
});

export const session = (id: string, callerId: string, roleId: string, change: Partial<RoleSession> = {}): RoleSession => ({
  id,
  kind: "role",
  role_id: roleId,
  role_name: roleId,
  role_arn: "",
  caller_id: callerId,
  caller_session_id: null,
  caller_label: callerId,
  session_name: id,
  arn: "",
  user_id: "",
  mfa: false,
  access_key_id: "ASIAEXAMPLE",
  issued_at: "2026-01-01T12:00:00Z",
  expiration: "2026-01-01T13:00:00Z",
  duration: 3600,
  ends_at: "2026-01-01T13:00:00Z",
  renews: false,
  reason: "",
  tags: {},
  transitive_tag_keys: [],
  source_identity: "",
  state: "active",
  ...change,
});

export const canvasOf = (parts: Partial<Canvas>): Canvas => ({
  revision: 1,
  now: "2026-01-01T12:00:00Z",
  may_edit: true,
  may_undo: false,
  may_redo: false,
  supervision: null,
  help: null,
  sandbox: {
    id: "sb-1",
    name: "Test",
    exercise: null,
    clock: { rate: 1, paused: false, real_anchor: "2026-01-01T12:00:00Z", sandbox_anchor: "2026-01-01T12:00:00Z" },
  },
  accounts: [],
  identities: [],
  groups: [],
  roles: [],
  instance_profiles: [],
  providers: [],
  organizations: [],
  resources: [],
  notes: [],
  policies: [],
  sessions: [],
  ...parts,
});
