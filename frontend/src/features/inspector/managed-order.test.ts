import { expect, test } from "vitest";

import { foundPolicies, longestWord } from "./managed-order";

const policy = (name: string, description = "") => ({
  id: name,
  account_id: null,
  arn: `arn:aws:iam::aws:policy/${name}`,
  name,
  description,
  document: "{}",
  tags: {},
  subset: false,
  default_version: "",
  versions: [],
});
const all = [
  policy("AdministratorAccess", "Everything"),
  policy("AmazonS3FullAccess", "All of S3"),
  policy("AmazonS3ReadOnlyAccess", "Read S3"),
  policy("SecurityAudit", "Reads settings of S3 and others"),
];
const names = (search: string) => foundPolicies(all, search).map((one) => one.name);

test("the lecture's policy stands first", () => {
  expect(names("")[0]).toBe("AmazonS3ReadOnlyAccess");
});

test("words are found in any order, in name or description", () => {
  expect(names("read s3")).toEqual(["AmazonS3ReadOnlyAccess", "SecurityAudit"]);
  expect(names("s3")).toEqual(["AmazonS3ReadOnlyAccess", "AmazonS3FullAccess", "SecurityAudit"]);
});

test("the same policy from two lists is shown once", () => {
  expect(foundPolicies([...all, ...all], "admin").length).toBe(1);
});

test("the server is asked for the longest word", () => {
  expect(longestWord(" S3 read only ")).toBe("read");
  expect(longestWord("")).toBe("");
});

test("nothing found is an empty list", () => {
  expect(names("lambda")).toEqual([]);
});
