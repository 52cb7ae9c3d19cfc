/** Accounts, identities, groups, roles and resources: make, change, delete. */
import type {
  AccountKind,
  AccountShape,
  GroupShape,
  IdentityKind,
  IdentityShape,
  PositionShape,
  ResourceShape,
  ResourceType,
  RoleShape,
} from "../live/events.gen";
import { call, path, withQuery } from "./http";

export interface NewAccount {
  name: string;
  number?: string;
  kind: AccountKind;
  position: PositionShape;
}

export interface NewIdentity {
  kind: IdentityKind;
  account_id?: string;
  name: string;
  title?: string;
  principal_value?: string;
  claims?: Record<string, string>;
  position: PositionShape;
}

export interface NewRole {
  account_id: string;
  name: string;
  path?: string;
  description?: string;
  max_session_duration?: number;
  trusted?: string;
  trust_policy?: string;
  attachments?: string[];
  inline_policies?: { name: string; document: string }[];
  instance_profile?: boolean;
  position: PositionShape;
}

export interface NewResource {
  account_id: string;
  type: ResourceType;
  name: string;
  position: PositionShape;
}

export interface AccessKey {
  access_key_id: string;
  secret_access_key: string;
}

export type Collection = "accounts" | "identities" | "groups" | "roles" | "resources";

const inside = (sandbox: string, collection: Collection, ...rest: string[]) =>
  path("sandboxes", sandbox, collection, ...rest);

export const addAccount = (sandbox: string, values: NewAccount) =>
  call<AccountShape>("POST", inside(sandbox, "accounts"), values);

export const addIdentity = (sandbox: string, values: NewIdentity) =>
  call<IdentityShape>("POST", inside(sandbox, "identities"), values);

export const addGroup = (sandbox: string, values: { account_id: string; name: string; position: PositionShape }) =>
  call<GroupShape>("POST", inside(sandbox, "groups"), values);

export const addRole = (sandbox: string, values: NewRole) =>
  call<RoleShape>("POST", inside(sandbox, "roles"), values);

export const addResource = (sandbox: string, values: NewResource) =>
  call<ResourceShape>("POST", inside(sandbox, "resources"), values);

/** Change some fields of one entity, by the names of the API. */
export const change = (sandbox: string, collection: Collection, id: string, values: Record<string, unknown>) =>
  call<unknown>("PATCH", inside(sandbox, collection, id), values);

/** Delete one entity; AWS refuses while things are attached, `cascade` deletes those with it. */
export const remove = (sandbox: string, collection: Collection, id: string, cascade = false) =>
  call<void>("DELETE", withQuery(inside(sandbox, collection, id), { cascade: cascade || undefined }));

export const addMember = (sandbox: string, group: string, identity: string) =>
  call<unknown>("PUT", inside(sandbox, "groups", group, "members", identity));

export const removeMember = (sandbox: string, group: string, identity: string) =>
  call<void>("DELETE", inside(sandbox, "groups", group, "members", identity));

export const addInstanceProfile = (sandbox: string, role: string, name: string) =>
  call<unknown>("PUT", inside(sandbox, "roles", role, "instance-profiles", name));

export const removeInstanceProfile = (sandbox: string, role: string, name: string) =>
  call<void>("DELETE", inside(sandbox, "roles", role, "instance-profiles", name));

/** A user's long-term key; the secret is shown this once. */
export const createAccessKey = (sandbox: string, user: string) =>
  call<AccessKey>("POST", inside(sandbox, "identities", user, "access-keys"));

export const deleteAccessKey = (sandbox: string, user: string, key: string) =>
  call<void>("DELETE", inside(sandbox, "identities", user, "access-keys", key));

/** Always refused, with the reason: a role has no access keys. */
export const createRoleAccessKey = (sandbox: string, role: string) =>
  call<never>("POST", inside(sandbox, "roles", role, "access-keys"));

/** Always refused, with the reason: a role has no password. */
export const createRoleLogin = (sandbox: string, role: string) =>
  call<never>("POST", inside(sandbox, "roles", role, "login-profile"));
