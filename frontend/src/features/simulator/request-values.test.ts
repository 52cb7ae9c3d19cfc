import { expect, test } from "vitest";

import type { Decision } from "../../api/simulate";
import type { Caller } from "../../model/callers";
import { questionWords, requestOf, startValues, withKeys } from "./request-values";

const ana: Caller = {
  ref: { kind: "identity", id: "AIDA1" },
  label: "ana",
  detail: "",
  tile: "user",
  name: "ana",
  chained: false,
};
const values = {
  caller: "identity:AIDA1",
  action: "s3:GetObject",
  resource: "arn:aws:s3:::photos",
  inside: "",
  context: [],
};

test("an object action names the object", () => {
  expect(requestOf({ ...values, inside: "cat.jpg" }, ana).resource).toBe("arn:aws:s3:::photos/cat.jpg");
});

test("an ARN that names an object gets no second one", () => {
  const resource = "arn:aws:s3:::photos/cat.jpg";
  expect(requestOf({ ...values, resource, inside: "report.csv" }, ana).resource).toBe(resource);
});

test("an action on the bucket itself never gets a suffix", () => {
  expect(requestOf({ ...values, action: "s3:ListBucket", inside: "cat.jpg" }, ana).resource).toBe(
    "arn:aws:s3:::photos",
  );
});

test("a star stays a star", () => {
  expect(requestOf({ ...values, resource: "*", inside: "cat.jpg" }, ana).resource).toBe("*");
});

test("context keys left empty are not sent, commas make several values", () => {
  const context = [
    { id: 1, key: "", value: "x" },
    { id: 2, key: "aws:SourceIp", value: "203.0.113.9" },
    { id: 3, key: "aws:TagKeys", value: "team, cost" },
  ];
  expect(requestOf({ ...values, context }, ana).context).toEqual({
    "aws:SourceIp": "203.0.113.9",
    "aws:TagKeys": ["team", "cost"],
  });
  expect(requestOf(values, ana)).not.toHaveProperty("context");
});

test("without a canvas the form still opens", () => {
  expect(startValues(null, {})).toEqual({
    caller: null,
    action: "s3:GetObject",
    resource: "*",
    inside: "report.csv",
    context: [],
  });
});

test("the question is told in one line", () => {
  expect(questionWords("ana", "s3:ListAllMyBuckets", "*")).toBe("May ana do s3:ListAllMyBuckets?");
  expect(questionWords("ana", "sts:AssumeRole", "arn:aws:iam::111122223333:role/team/Hat")).toBe(
    "May ana do sts:AssumeRole on Hat?",
  );
});

test("keys that a condition wants take the place of those typed, whatever their letters", () => {
  const typed = [
    { id: 4, key: "AWS:multifactorauthpresent", value: "false" },
    { id: 7, key: "aws:SourceIp", value: "203.0.113.9" },
  ];
  expect(withKeys(typed, { "aws:MultiFactorAuthPresent": "true" })).toEqual([
    { id: 7, key: "aws:SourceIp", value: "203.0.113.9" },
    { id: 8, key: "aws:MultiFactorAuthPresent", value: "true" },
  ]);
});

test("a call that was answered is asked again with what it brought along", () => {
  const context = [
    { key: "sts:ExternalId", values: ["red"] },
    { key: "aws:TagKeys", values: ["team", "cost"] },
  ];
  const decision = { context } as Decision;
  const start = startValues(null, { caller: ana.ref, action: "sts:AssumeRole", resource: "arn:aws:iam::1:role/R", decision });
  expect(requestOf(start, ana).context).toEqual({ "sts:ExternalId": "red", "aws:TagKeys": ["team", "cost"] });
});
