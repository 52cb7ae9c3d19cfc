/**
 * A Condition of a policy in a learner's words: what one chip says.
 *
 * In: operator, key and values as the policy spells them. Out: a short phrase such as `needs MFA`.
 * Keys and what they hold: AWS page "AWS global condition context keys".
 */
import { t } from "../lib/texts";
import type { ConditionShape } from "../live/events.gen";

const LONGEST_LIST = 2;

export function conditionWords(condition: ConditionShape): string {
  const operator = bareOperator(condition.operator);
  const values = listWords(condition.values);
  const words = knownKeyWords(condition, operator, values) ?? plainWords(condition.key, operator, values);
  return condition.operator.endsWith("IfExists") ? `${words}, if that is known` : words;
}

/** `ForAnyValue:StringLikeIfExists` is `StringLike` for the words; the qualifiers speak for themselves. */
function bareOperator(operator: string): string {
  const withoutSet = operator.slice(operator.indexOf(":") + 1);
  return withoutSet.endsWith("IfExists") ? withoutSet.slice(0, -"IfExists".length) : withoutSet;
}

function listWords(values: string[]): string {
  const shown = values.slice(0, LONGEST_LIST).join(" or ");
  const more = values.length - LONGEST_LIST;
  return more > 0 ? `${shown} or ${more} more` : shown;
}

function knownKeyWords(condition: ConditionShape, operator: string, values: string): string | null {
  const key = condition.key.toLowerCase();
  if (key === "aws:multifactorauthpresent") return mfaWords(operator, condition.values);
  if (key === "aws:multifactorauthage") return `MFA at most ${spanWords(Number(condition.values[0]))} old`;
  if (operator.includes("Not") || operator === "Null") return null;
  if (key === "sts:externalid") return `needs external ID ${values}`;
  if (key === "aws:principalorgid") return `only from organization ${values}`;
  if (key === "aws:sourceip") return `only from ${values}`;
  if (key === "aws:sourceaccount" || key === "aws:principalaccount") return `only for account ${values}`;
  if (key === "sts:rolesessionname") return `session must be named ${values}`;
  if (key.startsWith("aws:principaltag/")) return `caller tagged ${condition.key.slice(17)} = ${values}`;
  return tokenWords(key, values);
}

function mfaWords(operator: string, values: string[]): string | null {
  if (operator === "Null") return null;
  return values[0] === "true" ? "needs MFA" : "only without MFA";
}

/** Claims of a web identity token, `accounts.google.com:aud` and kin. */
function tokenWords(key: string, values: string): string | null {
  if (key.endsWith(":aud") || key.endsWith(":app_id")) return `only app ${values}`;
  if (key.endsWith(":sub") || key.endsWith(":user_id")) return `only token of ${values}`;
  if (key.endsWith(":amr")) return `signed in as ${values}`;
  return null;
}

/** What a key holds, as a sentence names it; the key itself where people know no better word. */
const NOUNS: Record<string, string> = {
  "sts:externalid": "the external ID",
  "sts:rolesessionname": "the session's name",
  "sts:sourceidentity": "the source identity",
  "aws:principalorgid": "the caller's organization",
  "aws:principalorgpaths": "the caller's place in the organization",
  "aws:principalaccount": "the caller's account",
  "aws:principalarn": "the caller",
  "aws:sourceip": "the caller's address",
  "aws:sourcearn": "the resource that asks",
  "aws:sourceaccount": "the account that asks",
  "aws:sourceorgid": "the organization that asks",
  "aws:resourceorgid": "the resource's organization",
  "aws:resourceaccount": "the resource's account",
  "aws:requestedregion": "the Region",
  "aws:currenttime": "the time",
  "aws:username": "the user's name",
  "aws:userid": "the caller's unique ID",
  "aws:viaawsservice": "a call by an AWS service",
  "aws:securetransport": "an encrypted connection",
  "iam:passedtoservice": "the service that gets the role",
};

/** A condition as the end of a sentence: "… when the external ID is b-7f2". */
export function conditionClause(condition: ConditionShape): string {
  const operator = bareOperator(condition.operator);
  const key = condition.key.toLowerCase();
  const values = condition.values.join(" or ") || t("nothing");
  const unknown = condition.operator.endsWith("IfExists") ? " or is not known" : "";
  if (key === "aws:multifactorauthpresent" && operator === "Bool")
    return values === "true" ? `MFA was used${unknown}` : `MFA was not used${unknown}`;
  if (key === "aws:multifactorauthage" && operator.startsWith("NumericLessThan"))
    return `MFA is at most ${spanWords(Number(condition.values[0]))} old${unknown}`;
  const noun = `${setWords(condition.operator)}${nounOf(key, condition.key)}`;
  if (operator === "Null") return values === "true" ? `${noun} is missing` : `${noun} is given`;
  return `${noun} ${OPERATOR_WORDS[operator] ?? operator} ${values}${unknown}`;
}

function setWords(operator: string): string {
  if (operator.startsWith("ForAllValues:")) return "each of ";
  return operator.startsWith("ForAnyValue:") ? "one of " : "";
}

function nounOf(lower: string, key: string): string {
  if (lower.startsWith("aws:principaltag/")) return `the caller's tag ${key.slice(17)}`;
  if (lower.startsWith("aws:resourcetag/")) return `the resource's tag ${key.slice(16)}`;
  if (lower.startsWith("aws:requesttag/")) return `the tag ${key.slice(15)} in the request`;
  if (lower.endsWith(":aud") || lower.endsWith(":app_id")) return "the token's audience";
  if (lower.endsWith(":sub") || lower.endsWith(":user_id")) return "the token's subject";
  return NOUNS[lower] ?? key;
}

const OPERATOR_WORDS: Record<string, string> = {
  StringEquals: t("is"),
  StringNotEquals: "is not",
  StringEqualsIgnoreCase: t("is"),
  StringNotEqualsIgnoreCase: "is not",
  StringLike: "is like",
  StringNotLike: "is not like",
  NumericEquals: t("is"),
  NumericNotEquals: "is not",
  NumericLessThan: "is under",
  NumericLessThanEquals: "is at most",
  NumericGreaterThan: "is over",
  NumericGreaterThanEquals: "is at least",
  DateEquals: t("is"),
  DateNotEquals: "is not",
  DateLessThan: "is before",
  DateLessThanEquals: "is no later than",
  DateGreaterThan: "is after",
  DateGreaterThanEquals: "is no earlier than",
  Bool: t("is"),
  BinaryEquals: t("is"),
  IpAddress: "is in",
  NotIpAddress: "is not in",
  ArnEquals: t("is"),
  ArnNotEquals: "is not",
  ArnLike: "is like",
  ArnNotLike: "is not like",
};

function plainWords(key: string, operator: string, values: string): string {
  if (operator === "Null") return values === "true" ? `without ${key}` : `with ${key}`;
  return `${key} ${OPERATOR_WORDS[operator] ?? operator} ${values}`;
}

function spanWords(seconds: number): string {
  if (Number.isNaN(seconds)) return "?";
  if (seconds % 3600 === 0) return seconds === 3600 ? "1 hour" : `${seconds / 3600} hours`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
