/** Permissions policies: search, attach, write, check. */
import type { FindingShape, ManagedPolicyShape } from "../live/events.gen";
import { call, path, withQuery } from "./http";

export type PolicyType = "trust" | "identity" | "resource" | "session" | "boundary";

export interface Service {
  name: string;
  principal: string;
}

export interface PermissionLink {
  source_id: string;
  resource_id: string;
  actions: string[];
}

const owner = (sandbox: string, id: string, ...rest: string[]) => path("sandboxes", sandbox, "principals", id, ...rest);

export const searchManagedPolicies = (search: string, limit = 20) =>
  call<ManagedPolicyShape[]>("GET", withQuery("managed-policies/", { search, limit }));

export const listServices = () => call<Service[]>("GET", "services/");

export const attach = (sandbox: string, ownerId: string, policyArn: string) =>
  call<unknown>("PUT", owner(sandbox, ownerId, "attachments"), { policy_arn: policyArn });

export const detach = (sandbox: string, ownerId: string, policyArn: string) =>
  call<void>("DELETE", owner(sandbox, ownerId, "attachments"), { policy_arn: policyArn });

export const putInlinePolicy = (sandbox: string, ownerId: string, name: string, document: string) =>
  call<unknown>("PUT", owner(sandbox, ownerId, "inline-policies", name), { document });

export const deleteInlinePolicy = (sandbox: string, ownerId: string, name: string) =>
  call<void>("DELETE", owner(sandbox, ownerId, "inline-policies", name));

export const putResourcePolicy = (sandbox: string, resource: string, document: string) =>
  call<unknown>("PUT", path("sandboxes", sandbox, "resources", resource, "policy"), { document });

export const deleteResourcePolicy = (sandbox: string, resource: string) =>
  call<void>("DELETE", path("sandboxes", sandbox, "resources", resource, "policy"));

export const validatePolicy = (sandbox: string, policyType: PolicyType, document: string) =>
  call<{ findings: FindingShape[] }>("POST", path("sandboxes", sandbox, "validate"), {
    policy_type: policyType,
    document,
  });

export const loadPermissionLinks = (sandbox: string) =>
  call<{ revision: number; links: PermissionLink[] }>("GET", path("sandboxes", sandbox, "permissions"));
