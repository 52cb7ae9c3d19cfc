/** Assume a role, assume it again, dismiss what ended. */
import type { SessionShape } from "../live/events.gen";
import { call, path } from "./http";

export interface CallerRef {
  kind: "identity" | "session" | "account_root";
  id: string;
}

export interface AssumeRequest {
  caller: CallerRef;
  role_id: string;
  session_name?: string;
  duration_seconds?: number;
  external_id?: string;
  mfa?: boolean;
  session_policy?: string;
  tags?: Record<string, string>;
}

/** The secret and the token are shown this once. */
export interface IssuedSession {
  session: SessionShape;
  secret_access_key: string;
  session_token: string;
}

export const assumeRole = (sandbox: string, values: AssumeRequest) =>
  call<IssuedSession>("POST", path("sandboxes", sandbox, "sessions"), values);

export const assumeAgain = (sandbox: string, session: string) =>
  call<IssuedSession>("POST", path("sandboxes", sandbox, "sessions", session, "again"));

export const dismissSession = (sandbox: string, session: string) =>
  call<void>("DELETE", path("sandboxes", sandbox, "sessions", session));
