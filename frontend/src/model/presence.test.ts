import { expect, test } from "vitest";

import type { Where } from "../live/events.gen";
import { markedBy, writesAt } from "./presence";

const where = (opened: string | null, selected: string[] = []): Where => ({ opened, selected, cursor: null, view: null });

test("where somebody writes is marked, chosen or not", () => {
  expect(markedBy(where("trust:AROA1"))).toEqual(["AROA1"]);
  expect(markedBy(where("inline:AIDA1:Read:all", ["AIDA1", "AROA1"]))).toEqual(["AIDA1", "AROA1"]);
  expect(markedBy(where(null, ["AIDA1"]))).toEqual(["AIDA1"]);
});

test("a new policy is written at its owner", () => {
  expect(writesAt(where("new inline:AGPA1"))).toBe("AGPA1");
  expect(writesAt(where(null))).toBeNull();
});
