import { expect, test } from "vitest";

import { agoWords } from "./ago";

const now = Date.parse("2030-01-07T12:00:00Z");

test("how long ago is told in the largest unit", () => {
  expect(agoWords("2030-01-07T11:59:30Z", now)).toBe("just now");
  expect(agoWords("2030-01-07T11:55:00Z", now)).toBe("5 minutes ago");
  expect(agoWords("2030-01-07T09:30:00Z", now)).toBe("2 hours ago");
  expect(agoWords("2030-01-04T11:00:00Z", now)).toBe("3 days ago");
});

test("a clock that runs behind never says the future", () => {
  expect(agoWords("2030-01-07T12:05:00Z", now)).toBe("just now");
});
