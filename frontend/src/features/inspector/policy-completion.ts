/** Completion inside a policy: the language's own words, and values where a key asks for one. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";

// IAM user guide, "Grammar of the IAM JSON policy language".
const KEYS = [
  "Version",
  "Statement",
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
  "AWS",
  "Service",
  "Federated",
  "StringEquals",
  "StringLike",
  "StringNotEquals",
  "ArnEquals",
  "ArnLike",
  "Bool",
  "BoolIfExists",
  "IpAddress",
  "NumericLessThan",
  "DateLessThan",
  "DateGreaterThan",
  "Null",
  "aws:MultiFactorAuthPresent",
  "aws:MultiFactorAuthAge",
  "aws:PrincipalOrgID",
  "aws:PrincipalArn",
  "aws:PrincipalTag/team",
  "aws:SourceIp",
  "aws:SourceArn",
  "aws:SourceAccount",
  "aws:CurrentTime",
  "sts:ExternalId",
  "sts:RoleSessionName",
];

const VALUES: Record<string, string[]> = {
  Version: ["2012-10-17"],
  Effect: ["Allow", "Deny"],
  Action: [
    "sts:AssumeRole",
    "sts:AssumeRoleWithWebIdentity",
    "sts:TagSession",
    "s3:GetObject",
    "s3:PutObject",
    "s3:ListBucket",
  ],
  Service: ["ec2.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com"],
  Federated: ["accounts.google.com", "graph.facebook.com", "www.amazon.com", "cognito-identity.amazonaws.com"],
  Resource: ["*"],
  "aws:MultiFactorAuthPresent": ["true", "false"],
};

const option = (label: string, type: string): Completion => ({ label, type });

/** In: the cursor. Out: words that fit a string begun there: values after a known key, else keys. */
export function policyWords(context: CompletionContext): CompletionResult | null {
  const begun = context.matchBefore(/"[^"\n]*/);
  if (!begun) return null;
  const before = context.state.sliceDoc(Math.max(0, begun.from - 200), begun.from);
  const key = /"([^"\n]+)"\s*:\s*(?:\[[^\]]*)?$/.exec(before)?.[1];
  const options = key === undefined ? KEYS.map((word) => option(word, "property")) : valuesOf(key);
  return options.length === 0 ? null : { from: begun.from + 1, options, validFor: /^[^"\n]*$/ };
}

const valuesOf = (key: string) => (VALUES[key] ?? []).map((word) => option(word, "text"));
