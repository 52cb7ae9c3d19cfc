/** Trust links and the trust policies that hold them. */
import type { RoleShape } from "../live/events.gen";
import { call, path } from "./http";

export interface TrustVerdict {
  role_id: string;
  allowed: boolean;
  reason: string;
}

export const connect = (sandbox: string, role: string, source: string) =>
  call<RoleShape>("POST", path("sandboxes", sandbox, "roles", role, "trust-links"), { source_id: source });

export const disconnect = (sandbox: string, role: string, key: string) =>
  call<void>("DELETE", path("sandboxes", sandbox, "roles", role, "trust-links", key));

export const replaceTrustPolicy = (sandbox: string, role: string, document: string) =>
  call<RoleShape>("PUT", path("sandboxes", sandbox, "roles", role, "trust-policy"), { document });

/** The server's word on which roles may trust this node, and why not. */
export const trustable = (sandbox: string, source: string) =>
  call<TrustVerdict[]>("GET", path("sandboxes", sandbox, "trustable", source));
