import { expect, test } from "vitest";

import { conditionClause, conditionWords } from "./condition-words";

const words = (operator: string, key: string, ...values: string[]) => conditionWords({ operator, key, values });

test("an external ID is asked for by its value", () => {
  expect(words("StringEquals", "sts:ExternalId", "b-7f2")).toBe("needs external ID b-7f2");
});

test("the letter case of a key does not matter", () => {
  expect(words("StringEquals", "STS:externalid", "b-7f2")).toBe("needs external ID b-7f2");
});

test("MFA is a word everyone knows", () => {
  expect(words("Bool", "aws:MultiFactorAuthPresent", "true")).toBe("needs MFA");
  expect(words("Bool", "aws:MultiFactorAuthPresent", "false")).toBe("only without MFA");
  expect(words("NumericLessThan", "aws:MultiFactorAuthAge", "3600")).toBe("MFA at most 1 hour old");
});

test("IfExists says that an unknown value passes", () => {
  expect(words("BoolIfExists", "aws:MultiFactorAuthPresent", "true")).toBe("needs MFA, if that is known");
});

test("a negated operator is never told as its opposite", () => {
  expect(words("NotIpAddress", "aws:SourceIp", "203.0.113.0/24")).toBe("aws:SourceIp is not in 203.0.113.0/24");
  expect(words("StringNotEquals", "sts:ExternalId", "x")).toBe("sts:ExternalId is not x");
});

test("claims of a token name the app and the person", () => {
  expect(words("StringEquals", "accounts.google.com:aud", "photo-app")).toBe("only app photo-app");
  expect(words("StringLike", "token.actions.githubusercontent.com:sub", "repo:a/b:*")).toBe("only token of repo:a/b:*");
});

test("a long list is cut, and says by how much", () => {
  expect(words("StringEquals", "aws:PrincipalOrgID", "o-1", "o-2", "o-3", "o-4")).toBe(
    "only from organization o-1 or o-2 or 2 more",
  );
});

test("Null asks whether a key is there at all", () => {
  expect(words("Null", "aws:TokenIssueTime", "true")).toBe("without aws:TokenIssueTime");
  expect(words("Null", "sts:ExternalId", "false")).toBe("with sts:ExternalId");
});

test("an unknown key keeps its name", () => {
  expect(words("ForAnyValue:StringLike", "aws:TagKeys", "team*")).toBe("aws:TagKeys is like team*");
});

const clause = (operator: string, key: string, ...values: string[]) => conditionClause({ operator, key, values });

test("a clause names what the key holds, and all of its values", () => {
  expect(clause("StringEquals", "sts:ExternalId", "b-7f2")).toBe("the external ID is b-7f2");
  expect(clause("StringNotLike", "aws:PrincipalTag/team", "a*", "b*", "c*")).toBe(
    "the caller's tag team is not like a* or b* or c*",
  );
  expect(clause("StringEquals", "accounts.google.com:aud", "photo-app")).toBe("the token's audience is photo-app");
});

test("a clause says what MFA has to do with it", () => {
  expect(clause("BoolIfExists", "aws:MultiFactorAuthPresent", "false")).toBe("MFA was not used or is not known");
  expect(clause("NumericLessThan", "aws:MultiFactorAuthAge", "3600")).toBe("MFA is at most 1 hour old");
});

test("a clause tells sets and missing keys apart", () => {
  expect(clause("ForAllValues:StringEquals", "aws:TagKeys", "team")).toBe("each of aws:TagKeys is team");
  expect(clause("Null", "aws:SourceArn", "true")).toBe("the resource that asks is missing");
});
