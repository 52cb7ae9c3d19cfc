/** Customer managed policies and their versions. */
import type { ManagedPolicyShape } from "../live/events.gen";
import { api, done, shaped } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type NewPolicy = Schemas["NewPolicyRequest"];
export type PolicyVersionText = Schemas["PolicyVersionTextShape"];

const one = (sandbox: string, policy: string) => ({ params: { path: { sandbox, policy } } });
const numbered = (sandbox: string, policy: string, version: string) => ({
  params: { path: { sandbox, policy, version } },
});

export const addPolicy = (sandbox: string, body: NewPolicy) =>
  shaped<ManagedPolicyShape>(api.POST("/api/sandboxes/{sandbox}/policies/", { params: { path: { sandbox } }, body }));

/** The document becomes a new version, which counts at once. `base` is the text that the writer started from. */
export const changePolicy = (sandbox: string, policy: string, document: string, base: string) =>
  done(api.PATCH("/api/sandboxes/{sandbox}/policies/{policy}/", { ...one(sandbox, policy), body: { document, base } }));

export const tagPolicy = (sandbox: string, policy: string, tags: Record<string, string>) =>
  done(api.PUT("/api/sandboxes/{sandbox}/policies/{policy}/tags/", { ...one(sandbox, policy), body: { tags } }));

/** AWS refuses while it is attached or has older versions; `cascade` does those steps first. */
export const removePolicy = (sandbox: string, policy: string, cascade: boolean) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/policies/{policy}/", {
      params: { path: { sandbox, policy }, query: { cascade } },
    }),
  );

export const loadVersion = (sandbox: string, policy: string, version: string): Promise<PolicyVersionText> =>
  done(api.GET("/api/sandboxes/{sandbox}/policies/{policy}/versions/{version}/", numbered(sandbox, policy, version)));

export const setDefaultVersion = (sandbox: string, policy: string, version: string) =>
  done(
    api.PUT("/api/sandboxes/{sandbox}/policies/{policy}/default-version/", {
      ...one(sandbox, policy),
      body: { version },
    }),
  );

export const removeVersion = (sandbox: string, policy: string, version: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/policies/{policy}/versions/{version}/", numbered(sandbox, policy, version)));
