import { expect, it } from "vitest";

import { optionOf, pick } from "./picking";

it("keeps the last choice where one answer is right", () => {
  expect(pick(false, [], 2)).toEqual([2]);
  expect(pick(false, [2], 0)).toEqual([0]);
  expect(pick(false, [2], 2)).toEqual([2]);
});

it("turns each option on and off where several may be right", () => {
  expect(pick(true, [2], 0)).toEqual([0, 2]);
  expect(pick(true, [0, 2], 0)).toEqual([2]);
});

it("knows the option of a key, and none beyond the last", () => {
  expect(["1", "4", "5", "0", "a", "Enter", "12"].map((key) => optionOf(key, 4))).toEqual([0, 3, null, null, null, null, null]);
});
