import { expect, it } from "vitest";

import { moved } from "./moved";

it("moves one item up or down and leaves the others in their order", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
});

it("keeps the list when an item would leave it", () => {
  const list = ["a", "b"];
  expect([moved(list, 0, -1), moved(list, 1, 1)]).toEqual([list, list]);
});
