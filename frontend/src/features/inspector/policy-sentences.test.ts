import { expect, test } from "vitest";

import { policySentences } from "./policy-sentences";

const words = (...statements: object[]) =>
  policySentences(JSON.stringify({ Version: "2012-10-17", Statement: statements }))?.map((entry) => entry.words);

test("actions and resources read as one sentence", () => {
  expect(words({ Effect: "Allow", Action: "s3:PutObject", Resource: "arn:aws:s3:::photos/*" })).toEqual([
    "Allows s3:PutObject on photos/*",
  ]);
});

test("a star is everything, on all resources", () => {
  expect(words({ Effect: "Deny", Action: "*", Resource: "*" })).toEqual(["Denies everything on all resources"]);
});

test("a long list is cut, and says by how much", () => {
  const Action = ["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"];
  expect(words({ Effect: "Allow", Action, Resource: "*" })).toEqual([
    "Allows s3:Get*, s3:List* and 3 more on all resources",
  ]);
});

test("NotAction and NotResource say what is left out", () => {
  expect(words({ Effect: "Allow", NotAction: ["iam:*", "organizations:*"], Resource: "*" })).toEqual([
    "Allows everything except iam:* and organizations:* on all resources",
  ]);
  expect(words({ Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::photos" })).toEqual([
    "Denies s3:* on all resources except photos",
  ]);
});

test("principals are named by what they are called", () => {
  const Principal = { AWS: ["arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:user/ops/ana"] };
  expect(words({ Effect: "Allow", Principal, Action: "sts:AssumeRole" })).toEqual([
    "Allows account 111122223333 and ana to assume this role",
  ]);
  expect(words({ Effect: "Allow", Principal: "*", Action: "s3:GetObject" })).toEqual([
    "Allows anyone to use s3:GetObject",
  ]);
});

test("a statement alone, without its list, is read as well", () => {
  const text = JSON.stringify({ Statement: { Effect: "Allow", Action: "sns:Publish", Resource: "*" } });
  expect(policySentences(text)).toEqual([
    { effect: "Allow", words: "Allows sns:Publish on all resources", when: [] },
  ]);
});

test("every condition is told, joined to its statement", () => {
  const Condition = {
    Bool: { "aws:MultiFactorAuthPresent": "true" },
    StringLike: { "aws:PrincipalArn": ["a*", "b*"], "aws:PrincipalOrgID": "o-1" },
  };
  const text = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "a:b", Resource: "*", Condition }] });
  expect(policySentences(text)?.[0]?.when).toEqual([
    "MFA was used",
    "the caller is like a* or b*",
    "the caller's organization is like o-1",
  ]);
});

test("NotPrincipal names whom it spares", () => {
  const NotPrincipal = { AWS: "arn:aws:iam::111122223333:root" };
  expect(words({ Effect: "Deny", NotPrincipal, Action: "s3:*", Resource: "arn:aws:s3:::photos" })).toEqual([
    "Forbids everyone except account 111122223333 to use s3:* on photos",
  ]);
});

test("a statement that is not finished says so instead of nothing", () => {
  expect(words({ Effect: "Allow", Principal: {}, Action: [] })).toEqual(["Allows nobody yet to use nothing yet"]);
});

test("what is not a policy has no sentences", () => {
  expect(policySentences("{")).toBeNull();
  expect(policySentences("[]")).toBeNull();
  expect(policySentences("{}")).toBeNull();
});
