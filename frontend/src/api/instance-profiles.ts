/** Instance profiles: what carries a role into an EC2 instance. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

export type NewInstanceProfile = components["schemas"]["NewInstanceProfileRequest"];

const one = (sandbox: string, profile: string) => ({ params: { path: { sandbox, profile } } });

export const addInstanceProfile = (sandbox: string, body: NewInstanceProfile) =>
  done(api.POST("/api/sandboxes/{sandbox}/instance-profiles/", { params: { path: { sandbox } }, body }));

export const tagInstanceProfile = (sandbox: string, profile: string, tags: Record<string, string>) =>
  done(api.PATCH("/api/sandboxes/{sandbox}/instance-profiles/{profile}/", { ...one(sandbox, profile), body: { tags } }));

/** AWS refuses while it holds a role; `cascade` takes the role out first. */
export const removeInstanceProfile = (sandbox: string, profile: string, cascade: boolean) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/instance-profiles/{profile}/", {
      params: { path: { sandbox, profile }, query: { cascade } },
    }),
  );

export const putRoleInto = (sandbox: string, profile: string, role: string) =>
  done(
    api.PUT("/api/sandboxes/{sandbox}/instance-profiles/{profile}/role/", {
      ...one(sandbox, profile),
      body: { role_id: role },
    }),
  );

export const takeRoleOut = (sandbox: string, profile: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/instance-profiles/{profile}/role/", one(sandbox, profile)));
