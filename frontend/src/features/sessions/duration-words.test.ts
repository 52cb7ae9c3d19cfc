import { expect, test } from "vitest";

import { durationWords, limitWords, longest, sessionNameFrom } from "./duration-words";

test("seconds become minutes and hours", () => {
  expect(durationWords(900)).toBe("15 minutes");
  expect(durationWords(3600)).toBe("1 hour");
  expect(durationWords(5400)).toBe("1 hour 30 min");
  expect(durationWords(43200)).toBe("12 hours");
});

test("chaining ends within the hour, whatever the role allows", () => {
  expect(longest(43200, true)).toBe(3600);
  expect(longest(43200, false)).toBe(43200);
  expect(limitWords(43200, true)).toMatch(/at most 1 hour/);
});

test("a person's name becomes a session name AWS accepts", () => {
  expect(sessionNameFrom("ana")).toBe("ana");
  expect(sessionNameFrom("Chloé Laurent")).toBe("Chloe-Laurent");
  expect(sessionNameFrom("?")).toBe("session-1");
});
