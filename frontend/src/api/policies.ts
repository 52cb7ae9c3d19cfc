/** Permissions policies: search, attach, write, check. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type PolicyType = Schemas["PolicyTypeEnum"];
export type Service = Schemas["ServiceShape"];
export type Verdict = Schemas["FindingsShape"];
export type Fix = Schemas["FixShape"];
export type Permissions = Schemas["PermissionsShape"];
export type HalfLink = Schemas["HalfLinkShape"];
export type PermissionLink = Schemas["PermissionLinkShape"];

const owned = (sandbox: string, owner: string) => ({ params: { path: { sandbox, owner } } });
const inline = (sandbox: string, owner: string, name: string) => ({ params: { path: { sandbox, owner, name } } });
const resourced = (sandbox: string, resource: string) => ({ params: { path: { sandbox, resource } } });

export const searchManagedPolicies = (search: string, limit = 20) =>
  done(api.GET("/api/managed-policies/", { params: { query: { search, limit } } }));

export const listServices = () => done(api.GET("/api/services/"));

export const attach = (sandbox: string, owner: string, policyArn: string) =>
  done(
    api.PUT("/api/sandboxes/{sandbox}/principals/{owner}/attachments/", {
      ...owned(sandbox, owner),
      body: { policy_arn: policyArn },
    }),
  );

export const detach = (sandbox: string, owner: string, policyArn: string) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/principals/{owner}/attachments/", {
      params: { path: { sandbox, owner }, query: { policy_arn: policyArn } },
    }),
  );

/** `base` is the text that the writer started from, empty for a new policy; another one saved since is a conflict. */
export const putInlinePolicy = (sandbox: string, owner: string, name: string, document: string, base?: string) =>
  done(
    api.PUT("/api/sandboxes/{sandbox}/principals/{owner}/inline-policies/{name}/", {
      ...inline(sandbox, owner, name),
      body: { document, base },
    }),
  );

export const deleteInlinePolicy = (sandbox: string, owner: string, name: string) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/principals/{owner}/inline-policies/{name}/", inline(sandbox, owner, name)),
  );

export const putResourcePolicy = (sandbox: string, resource: string, document: string, base?: string) =>
  done(
    api.PUT("/api/sandboxes/{sandbox}/resources/{resource}/policy/", {
      ...resourced(sandbox, resource),
      body: { document, base },
    }),
  );

export const deleteResourcePolicy = (sandbox: string, resource: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/resources/{resource}/policy/", resourced(sandbox, resource)));

/** `account`: where the role of a trust policy is. */
export const validatePolicy = (sandbox: string, policyType: PolicyType, document: string, account?: string) =>
  done(
    api.POST("/api/sandboxes/{sandbox}/validate/", {
      params: { path: { sandbox } },
      body: { policy_type: policyType, document, ...(account === undefined ? {} : { account_id: account }) },
    }),
  );

/** `without` thinks layers away: "boundary", "scp". Nothing is saved. */
export const loadPermissionLinks = (sandbox: string, without: string[] = []) =>
  done(
    api.GET("/api/sandboxes/{sandbox}/permissions/", {
      params: { path: { sandbox }, query: without.length > 0 ? { without: without.join(",") } : {} },
    }),
  );

/** Write the half of a link that is missing. */
export const completeHalf = (sandbox: string, half: HalfLink) =>
  done(api.POST("/api/sandboxes/{sandbox}/half-links/", { params: { path: { sandbox } }, body: half }));
