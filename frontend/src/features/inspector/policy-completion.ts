/** Completion inside a policy: names where a name belongs, and values that exist: actions, ARNs, keys, callers. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";

import type { PolicyType } from "../../api/policies";
import { placeAt } from "./policy-place";

/** Something that can be written, and what it is: an ARN and "Bucket in Offices". */
export interface Word {
  text: string;
  detail?: string;
  /** A sentence beside the list. */
  info?: string;
}

/** What is around the document: what this sandbox has, and what AWS knows. */
export interface Surroundings {
  policyType: PolicyType;
  callers: Word[];
  accounts: Word[];
  providers: Word[];
  resources: Word[];
  services: Word[];
  /** Actions that begin with, or hold, what was typed. */
  actions: (typed: string) => Promise<Word[]>;
  /** Condition keys beyond the common ones, for the actions that the policy's text names. */
  keys: (typed: string, policy: string) => Promise<Word[]>;
}

// IAM user guide, "IAM JSON policy elements reference" and "Condition operators".
const WITHOUT_PRINCIPAL: PolicyType[] = ["identity", "managed", "boundary", "session", "scp"];
const ELEMENTS = ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];
export const OPERATORS = [
  "StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike",
  "Bool Null ArnEquals ArnLike ArnNotEquals ArnNotLike IpAddress NotIpAddress",
  "NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals",
  "DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals BinaryEquals",
].flatMap((line) => line.split(" "));
const COMMON_KEYS: Word[] = [
  { text: "aws:MultiFactorAuthPresent", detail: "true when MFA was used" },
  { text: "aws:MultiFactorAuthAge", detail: "seconds since MFA" },
  { text: "aws:PrincipalArn", detail: "who asks" },
  { text: "aws:PrincipalOrgID", detail: "the caller's organization" },
  { text: "aws:PrincipalAccount", detail: "the caller's account" },
  { text: "aws:PrincipalTag/team", detail: "a tag of the caller" },
  { text: "aws:ResourceTag/team", detail: "a tag of the resource" },
  { text: "aws:RequestTag/team", detail: "a tag in the request" },
  { text: "aws:TagKeys", detail: "names of tags in the request" },
  { text: "aws:SourceIp", detail: "the caller's address" },
  { text: "aws:SourceArn", detail: "the resource a service acts for" },
  { text: "aws:SourceAccount", detail: "the account a service acts for" },
  { text: "aws:RequestedRegion", detail: "the Region asked for" },
  { text: "aws:CurrentTime", detail: "now" },
  { text: "aws:SecureTransport", detail: "true over HTTPS" },
  { text: "aws:username", detail: "name of an IAM user" },
  { text: "iam:PassedToService", detail: "who gets a passed role" },
];
const TRUST_KEYS: Word[] = [
  { text: "sts:ExternalId", detail: "a secret between two companies" },
  { text: "sts:RoleSessionName", detail: "the session's name" },
  { text: "sts:SourceIdentity", detail: "who is behind it" },
];

const plain = (texts: string[]): Word[] => texts.map((text) => ({ text }));

/** In: the cursor and what is around. Out: what fits into the string begun there. */
export async function completion(
  context: CompletionContext,
  around: Surroundings,
): Promise<CompletionResult | null> {
  const place = placeAt(context.state.sliceDoc(0, context.pos));
  if (!place) return null;
  const typed = context.state.sliceDoc(place.from, context.pos);
  const policy = context.state.doc.toString();
  const words = await (place.kind === "key" ? names(place.path, around, typed, policy) : values(place.path, around, typed));
  if (words.length === 0) return null;
  const type = place.kind === "key" ? "property" : "text";
  // In our order where nothing typed says better.
  const options = words.map(
    ({ text, detail, info }, index): Completion => ({ label: text, detail, info, type, boost: -Math.min(index, 99) }),
  );
  const closing = /^[^"\n]*/.exec(context.state.sliceDoc(context.pos, context.pos + 2_000))?.[0].length ?? 0;
  // The server's words depend on what was typed, so they are asked for again; ours are only narrowed down.
  const searched = place.path.includes("Condition") || (place.path.at(-1) ?? "").endsWith("Action");
  const validFor = searched ? undefined : /^[^"\n]*$/;
  return { from: place.from, to: context.pos + closing, options, validFor };
}

async function names(path: string[], around: Surroundings, typed: string, policy: string): Promise<Word[]> {
  const last = path.at(-1);
  if (last === undefined) return plain(["Version", "Id", "Statement"]);
  if (path.at(-2) === "Condition") {
    const common = around.policyType === "trust" ? [...TRUST_KEYS, ...COMMON_KEYS] : COMMON_KEYS;
    return unique([...common, ...(await around.keys(typed, policy))]);
  }
  if (last === "Condition") return plain(operators(typed));
  if (last === "Principal" || last === "NotPrincipal")
    return plain(around.policyType === "trust" ? ["AWS", "Service", "Federated"] : ["AWS", "Service", "CanonicalUser"]);
  return last === "Statement" ? plain(elements(around.policyType)) : [];
}

function elements(policyType: PolicyType): string[] {
  if (WITHOUT_PRINCIPAL.includes(policyType)) return ELEMENTS.filter((name) => !name.includes("Principal"));
  return policyType === "trust" ? ELEMENTS.filter((name) => !name.includes("Resource")) : ELEMENTS;
}

/** The plain ones; with their qualifiers once those are being typed. */
function operators(typed: string): string[] {
  if (/^For/i.test(typed)) return ["ForAnyValue:", "ForAllValues:"].flatMap((set) => OPERATORS.map((name) => set + name));
  const optional = OPERATORS.filter((name) => name !== "Null").map((name) => `${name}IfExists`);
  return typed.length > 3 ? [...OPERATORS, ...optional] : OPERATORS;
}

const VERSION: Word[] = [{ text: "2012-10-17", detail: "the policy language" }];

async function values(path: string[], around: Surroundings, typed: string): Promise<Word[]> {
  if (path.includes("Condition")) return conditionValues(path.at(-1) ?? "", around);
  switch (path.at(-1)) {
    case "Version":
      return VERSION;
    case "Effect":
      return plain(["Allow", "Deny"]);
    case "Action":
    case "NotAction":
      return around.policyType === "trust"
        ? plain(["AssumeRole", "AssumeRoleWithWebIdentity", "AssumeRoleWithSAML", "TagSession", "SetSourceIdentity"].map((name) => `sts:${name}`))
        : around.actions(typed);
    case "Resource":
    case "NotResource":
      return [...around.resources, { text: "*", detail: "every resource" }];
    case "AWS":
      return [...around.callers, ...around.accounts.map(rootOf), { text: "*", detail: "everybody" }];
    case "Service":
      return around.services;
    case "Federated":
      return around.providers;
    default:
      return [];
  }
}

const rootOf = (account: Word): Word => ({ ...account, text: `arn:aws:iam::${account.text}:root` });

/** Values that this sandbox can offer for a key (AWS page "AWS global condition context keys"). */
function conditionValues(key: string, around: Surroundings): Word[] {
  const lower = key.toLowerCase();
  if (["aws:multifactorauthpresent", "aws:securetransport", "aws:viaawsservice"].includes(lower))
    return plain(["true", "false"]);
  if (["aws:principalaccount", "aws:sourceaccount", "aws:resourceaccount"].includes(lower)) return around.accounts;
  if (lower === "aws:principalarn") return around.callers;
  if (lower === "aws:sourcearn") return around.resources;
  return lower === "iam:passedtoservice" ? around.services : [];
}

function unique(words: Word[]): Word[] {
  return [...new Map(words.toReversed().map((word) => [word.text.toLowerCase(), word])).values()].toReversed();
}
