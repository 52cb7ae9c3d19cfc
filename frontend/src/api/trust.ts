/** Trust links and the trust policies that hold them. */
import type { ConditionShape, RoleShape } from "../live/events.gen";
import { api, done, shaped } from "./http";

const at = (sandbox: string, role: string) => ({ params: { path: { sandbox, role } } });

export const connect = (sandbox: string, role: string, source: string) =>
  shaped<RoleShape>(
    api.POST("/api/sandboxes/{sandbox}/roles/{role}/trust-links/", { ...at(sandbox, role), body: { source_id: source } }),
  );

/** Several at once, by name; one edit. */
export const connectAll = (sandbox: string, role: string, sources: string[]) =>
  shaped<RoleShape>(
    api.POST("/api/sandboxes/{sandbox}/roles/{role}/trust-links/", { ...at(sandbox, role), body: { source_ids: sources } }),
  );

export const disconnect = (sandbox: string, role: string, key: string) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/roles/{role}/trust-links/{key}/", { params: { path: { sandbox, role, key } } }),
  );

/** `base` is the text that the writer started from; another one saved since is a conflict. */
export const replaceTrustPolicy = (sandbox: string, role: string, document: string, base?: string) =>
  shaped<RoleShape>(
    api.PUT("/api/sandboxes/{sandbox}/roles/{role}/trust-policy/", { ...at(sandbox, role), body: { document, base } }),
  );

const CONDITIONS = "/api/sandboxes/{sandbox}/roles/{role}/trust-links/{key}/conditions/";

/** Give a link's statement a condition, in the place of another one if `insteadOf` says so. */
export const putCondition = (
  sandbox: string,
  role: string,
  key: string,
  condition: ConditionShape,
  insteadOf: ConditionShape | null,
) =>
  shaped<RoleShape>(
    api.PUT(CONDITIONS, {
      params: { path: { sandbox, role, key } },
      body: { ...condition, instead_of: insteadOf && { operator: insteadOf.operator, key: insteadOf.key } },
    }),
  );

export const removeCondition = (sandbox: string, role: string, key: string, condition: ConditionShape) =>
  done(
    api.DELETE(CONDITIONS, {
      params: { path: { sandbox, role, key }, query: { operator: condition.operator, key: condition.key } },
    }),
  );
