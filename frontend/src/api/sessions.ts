/** Assume a role, assume it again, dismiss what ended. */
import type { SessionShape } from "../live/events.gen";
import { api, done, shaped } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type CallerRef = Schemas["CallerRefInRequest"];
export type AssumeRequest = Schemas["NewSessionRequest"];

/** The secret and the token are shown this once. */
export type IssuedSession = Schemas["IssuedShape"] & { session: SessionShape };

const at = (sandbox: string, session: string) => ({ params: { path: { sandbox, session } } });

export const assumeRole = (sandbox: string, body: AssumeRequest) =>
  shaped<IssuedSession>(api.POST("/api/sandboxes/{sandbox}/sessions/", { params: { path: { sandbox } }, body }));

export const assumeAgain = (sandbox: string, session: string) =>
  shaped<IssuedSession>(api.POST("/api/sandboxes/{sandbox}/sessions/{session}/again/", { ...at(sandbox, session), body: {} }));

export const dismissSession = (sandbox: string, session: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/sessions/{session}/", at(sandbox, session)));

/** Denies everything to the role's sessions issued before now; newer ones are not concerned. */
export const revokeSessions = (sandbox: string, role: string) =>
  shaped<Schemas["RevokedShape"]>(
    api.POST("/api/sandboxes/{sandbox}/roles/{role}/revocation/", { params: { path: { sandbox, role } } }),
  );

export type SessionTokenRequest = Schemas["NewSessionTokenRequest"];
export type FederationTokenRequest = Schemas["NewFederationTokenRequest"];

export const getSessionToken = (sandbox: string, body: SessionTokenRequest) =>
  shaped<IssuedSession>(api.POST("/api/sandboxes/{sandbox}/session-tokens/", { params: { path: { sandbox } }, body }));

export const getFederationToken = (sandbox: string, body: FederationTokenRequest) =>
  shaped<IssuedSession>(
    api.POST("/api/sandboxes/{sandbox}/federation-tokens/", { params: { path: { sandbox } }, body }),
  );

export type WebIdentityToken = Schemas["WebIdentityTokenShape"];

export const signInAtProvider = (sandbox: string, identity: string) =>
  shaped<WebIdentityToken>(
    api.POST("/api/sandboxes/{sandbox}/identities/{identity}/web-identity-token/", {
      params: { path: { sandbox, identity } },
      body: { lifetime_seconds: 3600 },
    }),
  );

export const assumeWithWebIdentity = (sandbox: string, body: Schemas["NewWebIdentitySessionRequest"]) =>
  shaped<{ issued: IssuedSession }>(
    api.POST("/api/sandboxes/{sandbox}/web-identity-sessions/", { params: { path: { sandbox } }, body }),
  );
