/** SAML: a provider's metadata document, assertions of the simulated identity provider, what STS gives for one. */
import { api, shaped } from "./http";
import type { components } from "./schema.gen";
import type { IssuedSession } from "./sessions";

type Schemas = components["schemas"];
export type SamlMetadata = Schemas["SamlMetadataShape"];
export type SamlAssertion = Schemas["SamlAssertionShape"];
export type SamlStatement = Schemas["NewSamlAssertionRequest"];

const at = (sandbox: string, provider: string) => ({ params: { path: { sandbox, provider } } });

export const samlMetadata = (sandbox: string, provider: string) =>
  shaped<SamlMetadata>(api.GET("/api/sandboxes/{sandbox}/providers/{provider}/metadata/", at(sandbox, provider)));

/** An empty document brings the simulated identity provider back. */
export const putSamlMetadata = (sandbox: string, provider: string, document: string) =>
  shaped<SamlMetadata>(
    api.PUT("/api/sandboxes/{sandbox}/providers/{provider}/metadata/", { ...at(sandbox, provider), body: { document } }),
  );

export const signInWithSaml = (sandbox: string, identity: string, body: Partial<SamlStatement>) =>
  shaped<SamlAssertion>(
    api.POST("/api/sandboxes/{sandbox}/identities/{identity}/saml-assertion/", {
      params: { path: { sandbox, identity } },
      body: { lifetime_seconds: 300, ...body },
    }),
  );

export const assumeWithSaml = (sandbox: string, body: Schemas["NewSamlSessionRequest"]) =>
  shaped<{ issued: IssuedSession }>(
    api.POST("/api/sandboxes/{sandbox}/saml-sessions/", { params: { path: { sandbox } }, body }),
  );
