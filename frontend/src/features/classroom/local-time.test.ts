import { expect, it } from "vitest";

import { fromLocal, toLocal } from "./local-time";

it("gives a moment back as it was entered, to the minute", () => {
  expect(toLocal(fromLocal("2030-01-07T09:05"))).toBe("2030-01-07T09:05");
  expect(toLocal(new Date(2030, 0, 7, 9, 5, 33).toISOString())).toBe("2030-01-07T09:05");
});

it("knows that there is none", () => {
  expect([toLocal(null), fromLocal("")]).toEqual(["", null]);
});
