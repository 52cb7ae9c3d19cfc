/** Trust links and the trust policies that hold them. */
import type { RoleShape } from "../live/events.gen";
import { api, done, shaped } from "./http";

const at = (sandbox: string, role: string) => ({ params: { path: { sandbox, role } } });

export const connect = (sandbox: string, role: string, source: string) =>
  shaped<RoleShape>(
    api.POST("/api/sandboxes/{sandbox}/roles/{role}/trust-links/", { ...at(sandbox, role), body: { source_id: source } }),
  );

export const disconnect = (sandbox: string, role: string, key: string) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/roles/{role}/trust-links/{key}/", { params: { path: { sandbox, role, key } } }),
  );

export const replaceTrustPolicy = (sandbox: string, role: string, document: string) =>
  shaped<RoleShape>(
    api.PUT("/api/sandboxes/{sandbox}/roles/{role}/trust-policy/", { ...at(sandbox, role), body: { document } }),
  );
