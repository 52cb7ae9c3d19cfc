import { expect, test } from "vitest";

import { statementLines, statementStart } from "./statements";

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

test("a statement is told by its lines, up to the brace that closes it", () => {
  const lines = JSON.stringify({ Statement: [{ Sid: "a}", Condition: { x: {} } }, { Sid: "b" }] }, null, 1);
  expect(statementLines(lines, 0)).toEqual({ first: 3, last: 8 });
  expect(statementLines(lines, 1)).toEqual({ first: 9, last: 11 });
});
