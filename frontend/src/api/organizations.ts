/** The organization: its accounts, OUs and control policies. Every answer is followed by the event that redraws it. */
import type { OrganizationPolicyType, OrganizationShape } from "../live/events.gen";
import type { Spot } from "./canvas";
import { api, done, shaped } from "./http";

const one = (sandbox: string, organization: string) => ({ params: { path: { sandbox, organization } } });
const member = (sandbox: string, organization: string, account: string) => ({
  params: { path: { sandbox, organization, account } },
});
const placed = (sandbox: string, organization: string, unit: string) => ({
  params: { path: { sandbox, organization, unit } },
});
const written = (sandbox: string, organization: string, control: string) => ({
  params: { path: { sandbox, organization, control } },
});
const attached = (sandbox: string, organization: string, control: string, target: string) => ({
  params: { path: { sandbox, organization, control, target } },
});

export const createOrganization = (sandbox: string, managementAccount: string) =>
  shaped<OrganizationShape>(
    api.POST("/api/sandboxes/{sandbox}/organizations/", {
      params: { path: { sandbox } },
      body: { management_account_id: managementAccount },
    }),
  );

/** AWS refuses while other accounts or OUs are in it; `cascade` takes them out first. The accounts stay. */
export const deleteOrganization = (sandbox: string, organization: string, cascade: boolean) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/organizations/{organization}/", {
      params: { path: { sandbox, organization }, query: { cascade } },
    }),
  );

export const inviteAccount = (sandbox: string, organization: string, account: string) =>
  done(
    api.POST("/api/sandboxes/{sandbox}/organizations/{organization}/accounts/", {
      ...one(sandbox, organization),
      body: { account_id: account },
    }),
  );

export const createAccount = (sandbox: string, organization: string, name: string, position: Spot) =>
  shaped<OrganizationShape>(
    api.POST("/api/sandboxes/{sandbox}/organizations/{organization}/accounts/", {
      ...one(sandbox, organization),
      body: { name, position },
    }),
  );

/** In: the root or an OU. */
export const moveAccount = (sandbox: string, organization: string, account: string, parent: string) =>
  done(
    api.PATCH("/api/sandboxes/{sandbox}/organizations/{organization}/accounts/{account}/", {
      ...member(sandbox, organization, account),
      body: { parent_id: parent },
    }),
  );

export const removeAccount = (sandbox: string, organization: string, account: string) =>
  done(
    api.DELETE(
      "/api/sandboxes/{sandbox}/organizations/{organization}/accounts/{account}/",
      member(sandbox, organization, account),
    ),
  );

export const addUnit = (sandbox: string, organization: string, parent: string, name: string) =>
  shaped<OrganizationShape>(
    api.POST("/api/sandboxes/{sandbox}/organizations/{organization}/units/", {
      ...one(sandbox, organization),
      body: { name, parent_id: parent },
    }),
  );

export const renameUnit = (sandbox: string, organization: string, unit: string, name: string) =>
  done(
    api.PATCH("/api/sandboxes/{sandbox}/organizations/{organization}/units/{unit}/", {
      ...placed(sandbox, organization, unit),
      body: { name },
    }),
  );

/** AWS refuses while anything is in it; `cascade` deletes its OUs, too, and moves its accounts up to its parent. */
export const removeUnit = (sandbox: string, organization: string, unit: string, cascade: boolean) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/organizations/{organization}/units/{unit}/", {
      params: { ...placed(sandbox, organization, unit).params, query: { cascade } },
    }),
  );

export interface NewControlPolicy {
  type: OrganizationPolicyType;
  name: string;
  description: string;
  document: string;
  /** Where to attach it at once: the root, an OU or an account. */
  target_id?: string;
}

export const addControlPolicy = (sandbox: string, organization: string, body: NewControlPolicy) =>
  shaped<OrganizationShape>(
    api.POST("/api/sandboxes/{sandbox}/organizations/{organization}/policies/", {
      ...one(sandbox, organization),
      body,
    }),
  );

/** `base` is the text that the writer started from. */
export const changeControlPolicy = (
  sandbox: string,
  organization: string,
  control: string,
  body: { name?: string; description?: string; document?: string; base?: string },
) =>
  done(
    api.PATCH("/api/sandboxes/{sandbox}/organizations/{organization}/policies/{control}/", {
      ...written(sandbox, organization, control),
      body,
    }),
  );

/** AWS refuses while it is attached; `cascade` detaches it everywhere first. */
export const removeControlPolicy = (sandbox: string, organization: string, control: string, cascade: boolean) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/organizations/{organization}/policies/{control}/", {
      params: { ...written(sandbox, organization, control).params, query: { cascade } },
    }),
  );

/** In: the root, an OU or an account. */
export const attachControlPolicy = (sandbox: string, organization: string, control: string, target: string) =>
  done(
    api.PUT(
      "/api/sandboxes/{sandbox}/organizations/{organization}/policies/{control}/targets/{target}/",
      attached(sandbox, organization, control, target),
    ),
  );

export const detachControlPolicy = (sandbox: string, organization: string, control: string, target: string) =>
  done(
    api.DELETE(
      "/api/sandboxes/{sandbox}/organizations/{organization}/policies/{control}/targets/{target}/",
      attached(sandbox, organization, control, target),
    ),
  );
