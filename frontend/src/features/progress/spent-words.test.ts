import { expect, it } from "vitest";

import { spentWords } from "./spent-words";

it("says minutes, and hours where there are some", () =>
  expect([0, 59, 60, 95, 3_540, 3_600, 3_900].map(spentWords)).toEqual([
    "under a minute",
    "under a minute",
    "1 min",
    "2 min",
    "59 min",
    "1 h 00 min",
    "1 h 05 min",
  ]));
