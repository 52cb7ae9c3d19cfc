import { expect, test } from "vitest";

import { statementStart } from "./statements";

const TEXT = '{"Version": "2012-10-17", "Statement": [{"Sid": "a{", "Condition": {"x": {}}}, {"Sid": "b"}]}';

test("each statement is found by its number, whatever stands inside the others", () => {
  expect(TEXT.slice(statementStart(TEXT, 0), statementStart(TEXT, 0) + 11)).toBe('{"Sid": "a{');
  expect(TEXT.slice(statementStart(TEXT, 1))).toBe('{"Sid": "b"}]}');
});

test("a statement without a list, and one that is not there", () => {
  expect(statementStart('{"Statement": {"Sid": "a"}}', 0)).toBe(14);
  expect(statementStart(TEXT, 7)).toBe(TEXT.indexOf("["));
  expect(statementStart("{", 0)).toBe(0);
});
