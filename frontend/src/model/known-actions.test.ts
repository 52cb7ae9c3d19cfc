import { expect, test } from "vitest";

import { actionNamed, fittingActions, requestArn } from "./known-actions";

const names = (typed: string, type: Parameters<typeof fittingActions>[1] = null) =>
  fittingActions(typed, type).map((action) => action.name);

test("an action is found by the start of its name, whatever its letter case", () => {
  expect(names("S3:getob")[0]).toBe("s3:GetObject");
});

test("an action is found by what it does", () => {
  expect(names("assume a role")).toEqual(["sts:AssumeRole"]);
});

test("actions on the chosen kind of resource come first", () => {
  expect(names("", "table").every((name) => name.startsWith("dynamodb:") || name.startsWith("s3:"))).toBe(true);
  expect(names("", "table")[0]).toBe("dynamodb:GetItem");
});

test("at most eight are offered", () => {
  expect(names("").length).toBe(8);
});

test("an object's ARN is the bucket's, a slash and its name", () => {
  expect(requestArn("arn:aws:s3:::photos", "cat.jpg")).toBe("arn:aws:s3:::photos/cat.jpg");
  expect(requestArn("arn:aws:s3:::photos", "/2030/cat.jpg")).toBe("arn:aws:s3:::photos/2030/cat.jpg");
  expect(requestArn("arn:aws:s3:::photos", " ")).toBe("arn:aws:s3:::photos");
});

test("an action is known by its name alone", () => {
  expect(actionNamed("s3:putobject")?.inside).toBe(true);
  expect(actionNamed("zoo:Feed")).toBeNull();
});
