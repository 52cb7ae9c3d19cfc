import { expect, it } from "vitest";

import { momentOf } from "./moment-of";

const now = new Date(2026, 10, 28, 14, 0, 30);

it("is the next moment it is so late: today, else tomorrow", () => {
  expect(momentOf("14:30", now)).toEqual(new Date(2026, 10, 28, 14, 30));
  expect(momentOf("14:00", now)).toEqual(new Date(2026, 10, 29, 14, 0));
});

it("is none without a time", () => expect(momentOf("", now)).toBeNull());
