import { expect, test } from "vitest";

import { cellOf, CELLS, EVERYBODY, firstOf, numberAt, pathOf, steppedCell } from "./crowd-field";

const MOST = 500_000;

test("everybody has a cell, the first and the last too, and each cell begins where the one before ends", () => {
  expect([1, 500, 501, MOST].map((number) => cellOf(number, MOST))).toEqual([0, 0, 1, CELLS - 1]);
  expect(Array.from({ length: CELLS }, (_, cell) => cellOf(firstOf(cell, MOST), MOST))).toEqual(Array.from({ length: CELLS }, (_, cell) => cell));
});

test("a place on the field is somebody, its edges and beyond too", () => {
  expect(numberAt(0, 0, MOST)).toBe(1);
  expect(numberAt(1, 1, MOST)).toBe(499_501);
  expect(numberAt(-3, 7, MOST)).toBe(firstOf(950, MOST));
});

test("arrow keys go from square to square and stop at the ends", () => {
  expect(["ArrowRight", "ArrowDown", "End", "Home", "ArrowUp", "x"].map((key) => steppedCell(3, key))).toEqual([4, 53, CELLS - 1, 0, 0, null]);
});

test("a thousand squares are one path", () => {
  expect(EVERYBODY.match(/M/g)).toHaveLength(CELLS);
  expect(pathOf([51])).toBe("M6 6h4.5v4.5h-4.5z");
});
