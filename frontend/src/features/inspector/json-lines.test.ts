import { expect, test } from "vitest";

import { changedLines, jsonLines, policySize } from "./json-lines";

const text = '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Sid": "a\\"b: c", "N": 3 }]\n}';

test("the pieces of a line joined are the line", () => {
  const joined = jsonLines(text).map((line) => line.map((piece) => piece.text).join(""));
  expect(joined.join("\n")).toBe(text);
});

test("keys and values are told apart", () => {
  expect(jsonLines('  "Version": "2012-10-17",')[0]).toEqual([
    { kind: "plain", text: "  " },
    { kind: "key", text: '"Version"' },
    { kind: "punctuation", text: ":" },
    { kind: "plain", text: " " },
    { kind: "string", text: '"2012-10-17"' },
    { kind: "punctuation", text: "," },
  ]);
});

test("text that is no JSON is still shown whole", () => {
  expect(jsonLines('say "hello').map((line) => line.map((piece) => piece.text).join(""))).toEqual(['say "hello']);
});

test("changed lines are those between the common start and end", () => {
  expect(changedLines("a\nb\nc", "a\nx\ny\nc")).toEqual({ first: 2, last: 3 });
  expect(changedLines("a\nb", "a\nb")).toBeNull();
  expect(changedLines("a\nb\nc", "a\nc")).toBeNull();
  expect(changedLines("a", "a\na")).toEqual({ first: 2, last: 2 });
});

test("white space outside strings does not count against the size", () => {
  expect(policySize('{ "a b" : [1,\n 2] }')).toBe('{"a b":[1,2]}'.length);
  expect(policySize('"a\\" b" ')).toBe('"a\\" b"'.length);
});
