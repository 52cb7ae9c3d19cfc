import { expect, test } from "vitest";

import { isRight, pick } from "./quiz";

const question = (many: boolean, ...right: number[]) => ({ text: "?", options: ["a", "b", "c"], right, many, why: "!" });

test("only exactly the right options are right", () => {
  expect(isRight(question(true, 0, 2), [2, 0])).toBe(true);
  expect(isRight(question(true, 0, 2), [0])).toBe(false);
  expect(isRight(question(true, 0, 2), [0, 1, 2])).toBe(false);
  expect(isRight(question(false, 1), [])).toBe(false);
});

test("with one right answer the last pick counts, with several each is switched", () => {
  expect(pick(question(false, 1), [0], 1)).toEqual([1]);
  expect(pick(question(true, 0, 1), [0], 1)).toEqual([0, 1]);
  expect(pick(question(true, 0, 1), [0, 1], 0)).toEqual([1]);
});
