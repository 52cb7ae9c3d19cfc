/** Answers of the engine for tests, of which only what a test is about needs to be said. */
import type { Decision, LayerStep, PolicyStep, StatementStep } from "../api/simulate";

export const denied = (more: Partial<Decision> = {}): Decision => ({
  verdict: "implicitDeny",
  allowed: false,
  reason: "implicit_deny.trust",
  sentence: "",
  aws_message: "",
  missing: ["trust"],
  caller: "",
  caller_id: null,
  action: "sts:AssumeRole",
  resource: "",
  resource_id: null,
  context: [],
  deciding: null,
  changes: [],
  changes_key: "",
  steps: [],
  ...more,
});

export const stop = (layer: string, more: Partial<LayerStep> = {}): LayerStep => ({
  layer,
  title: layer,
  verdict: "silent",
  found: "",
  node_ids: [],
  policies: [],
  ...more,
});

/** A policy of one statement. */
export const policyStep = (name: string, more: Partial<StatementStep> = {}, owner: string | null = null): PolicyStep => ({
  name,
  arn: null,
  owner: owner ?? "",
  owner_id: owner,
  statements: [
    { sid: null, index: 0, pointer: "/Statement/0", effect: "Allow", verdict: "noMatch", elements: [], ...more },
  ],
});
