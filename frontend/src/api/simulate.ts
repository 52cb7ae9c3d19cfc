/** Ask the engine "may this caller do that?" and get the steps. */
import { call, path } from "./http";
import type { CallerRef } from "./sessions";

export type Verdict = "allowed" | "explicitDeny" | "implicitDeny";

export interface ElementStep {
  element: string;
  matched: boolean;
  expected: unknown;
  got: unknown;
  why: string;
}

export interface StatementStep {
  sid: string | null;
  index: number;
  effect: "Allow" | "Deny";
  verdict: string;
  elements: ElementStep[];
}

export interface PolicyStep {
  name: string;
  owner: string;
  statements: StatementStep[];
}

export interface LayerStep {
  layer: string;
  title: string;
  verdict: string;
  policies: PolicyStep[];
}

export interface SuggestedChange {
  title: string;
  detail: string;
  kind: string;
  target_id: string | null;
  document?: string;
}

export interface DecidingStatement {
  layer?: string;
  policy?: string;
  owner?: string;
  sid?: string | null;
  index?: number;
  [field: string]: unknown;
}

/** DecisionShape of the API: the verdict, one sentence, and every layer that was looked at. */
export interface Decision {
  verdict: Verdict;
  allowed: boolean;
  reason: string;
  sentence: string;
  aws_message: string;
  missing: string[];
  caller: string;
  action: string;
  resource: string;
  deciding: DecidingStatement | null;
  steps: LayerStep[];
  changes: SuggestedChange[];
}

export interface TemporaryCredentials {
  access_key_id: string;
  secret_access_key?: string;
  session_token: string;
}

export interface SimulatedRequest {
  caller?: CallerRef;
  credentials?: TemporaryCredentials;
  action: string;
  resource: string;
  context?: Record<string, string | string[]>;
}

export const makeRequest = (sandbox: string, values: SimulatedRequest) =>
  call<Decision>("POST", path("sandboxes", sandbox, "requests"), values);
