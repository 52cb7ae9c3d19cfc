/** Accounts, identities, groups, roles and resources: make, change, delete. */
import type { AccountShape, GroupShape, IdentityShape, ProviderShape, ResourceShape, RoleShape } from "../live/events.gen";
import { api, done, shaped } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type NewAccount = Schemas["NewAccountRequest"];
export type NewIdentity = Schemas["NewIdentityRequest"];
export type NewGroup = Schemas["NewGroupRequest"];
export type NewRole = Schemas["NewRoleRequest"];
export type NewResource = Schemas["NewResourceRequest"];
export type NewProvider = Schemas["NewProviderRequest"];
export type AccessKey = Schemas["AccessKeyShape"];
export type NewAccessKey = Schemas["NewAccessKeyShape"];

const within = (sandbox: string) => ({ params: { path: { sandbox } } });

export const addAccount = (sandbox: string, body: NewAccount) =>
  shaped<AccountShape>(api.POST("/api/sandboxes/{sandbox}/accounts/", { ...within(sandbox), body }));

export const addIdentity = (sandbox: string, body: NewIdentity) =>
  shaped<IdentityShape>(api.POST("/api/sandboxes/{sandbox}/identities/", { ...within(sandbox), body }));

export const addGroup = (sandbox: string, body: NewGroup) =>
  shaped<GroupShape>(api.POST("/api/sandboxes/{sandbox}/groups/", { ...within(sandbox), body }));

export const addRole = (sandbox: string, body: NewRole) =>
  shaped<RoleShape>(api.POST("/api/sandboxes/{sandbox}/roles/", { ...within(sandbox), body }));

export const addProvider = (sandbox: string, body: NewProvider) =>
  shaped<ProviderShape>(api.POST("/api/sandboxes/{sandbox}/providers/", { ...within(sandbox), body }));

export const addResource = (sandbox: string, body: NewResource) =>
  shaped<ResourceShape>(api.POST("/api/sandboxes/{sandbox}/resources/", { ...within(sandbox), body }));

/** What may be changed about an entity of each collection. */
export interface Changes {
  accounts: Schemas["PatchedAccountChangesRequest"];
  identities: Schemas["PatchedIdentityChangesRequest"];
  groups: Schemas["PatchedGroupChangesRequest"];
  roles: Schemas["PatchedRoleChangesRequest"];
  providers: Schemas["PatchedProviderChangesRequest"] & { name?: never };
  resources: Schemas["PatchedResourceChangesRequest"];
  notes: Schemas["PatchedNoteInRequest"];
}

export type Collection = keyof Changes;

const changing: { [C in Collection]: (sandbox: string, id: string, body: Changes[C]) => Promise<unknown> } = {
  accounts: (sandbox, account, body) =>
    done(api.PATCH("/api/sandboxes/{sandbox}/accounts/{account}/", { params: { path: { sandbox, account } }, body })),
  identities: (sandbox, identity, body) =>
    done(api.PATCH("/api/sandboxes/{sandbox}/identities/{identity}/", { params: { path: { sandbox, identity } }, body })),
  groups: (sandbox, group, body) =>
    done(api.PATCH("/api/sandboxes/{sandbox}/groups/{group}/", { params: { path: { sandbox, group } }, body })),
  roles: (sandbox, role, body) =>
    done(api.PATCH("/api/sandboxes/{sandbox}/roles/{role}/", { params: { path: { sandbox, role } }, body })),
  providers: (sandbox, provider, body) =>
    done(api.PATCH("/api/sandboxes/{sandbox}/providers/{provider}/", { params: { path: { sandbox, provider } }, body })),
  resources: (sandbox, resource, body) =>
    done(api.PATCH("/api/sandboxes/{sandbox}/resources/{resource}/", { params: { path: { sandbox, resource } }, body })),
  notes: (sandbox, note, body) =>
    done(api.PATCH("/api/sandboxes/{sandbox}/notes/{note}/", { params: { path: { sandbox, note } }, body })),
};

/** Change some fields of one entity, by the names of the API. */
export const change = <C extends Collection>(sandbox: string, collection: C, id: string, values: Changes[C]) =>
  changing[collection](sandbox, id, values);

const member = (sandbox: string, group: string, identity: string) => ({ params: { path: { sandbox, group, identity } } });

export const addMember = (sandbox: string, group: string, identity: string) =>
  done(api.PUT("/api/sandboxes/{sandbox}/groups/{group}/members/{identity}/", member(sandbox, group, identity)));

export const removeMember = (sandbox: string, group: string, identity: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/groups/{group}/members/{identity}/", member(sandbox, group, identity)));

/** A user's long-term key; the secret is shown this once. */
export const createAccessKey = (sandbox: string, identity: string) =>
  done(
    api.POST("/api/sandboxes/{sandbox}/identities/{identity}/access-keys/", {
      params: { path: { sandbox, identity } },
    }),
  );

const key = (sandbox: string, identity: string, id: string) => ({ params: { path: { sandbox, identity, key: id } } });

export const listAccessKeys = (sandbox: string, identity: string) =>
  done(
    api.GET("/api/sandboxes/{sandbox}/identities/{identity}/access-keys/", { params: { path: { sandbox, identity } } }),
  );

export const changeAccessKey = (sandbox: string, identity: string, id: string, status: AccessKey["status"]) =>
  done(
    api.PATCH("/api/sandboxes/{sandbox}/identities/{identity}/access-keys/{key}/", {
      ...key(sandbox, identity, id),
      body: { status },
    }),
  );

export const deleteAccessKey = (sandbox: string, identity: string, id: string) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/identities/{identity}/access-keys/{key}/", key(sandbox, identity, id)),
  );

const user = (sandbox: string, identity: string) => ({ params: { path: { sandbox, identity } } });

export type LoginProfile = Schemas["LoginProfileShape"];

/** Whether a user has a password for the console. */
export const loadLoginProfile = (sandbox: string, identity: string) =>
  done(api.GET("/api/sandboxes/{sandbox}/identities/{identity}/login-profile/", user(sandbox, identity)));

/** The password is checked and not kept. */
export const createLoginProfile = (sandbox: string, identity: string, body: Schemas["NewLoginProfileRequest"]) =>
  done(
    api.POST("/api/sandboxes/{sandbox}/identities/{identity}/login-profile/", { ...user(sandbox, identity), body }),
  );

export const deleteLoginProfile = (sandbox: string, identity: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/identities/{identity}/login-profile/", user(sandbox, identity)));

/** Always refused, with the reason: a role has no access keys. */
export const createRoleAccessKey = (sandbox: string, role: string) =>
  shaped<never>(api.POST("/api/sandboxes/{sandbox}/roles/{role}/access-keys/", { params: { path: { sandbox, role } } }));

/** Always refused, with the reason: a role has no password. */
export const createRoleLogin = (sandbox: string, role: string) =>
  shaped<never>(
    api.POST("/api/sandboxes/{sandbox}/roles/{role}/login-profile/", { params: { path: { sandbox, role } } }),
  );
