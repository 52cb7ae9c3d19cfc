import { expect, test } from "vitest";

import { canvasOf, role, session } from "../testing/builders";
import { alarmsOf, glassOf, isBehindGlass } from "./glass";

const marked = role("Emergency", "a", [], { tags: { "Break-Glass": "true" } });
const plain = role("Reader", "a");
const broken = session("sam", "sam", "Emergency", { reason: "Orders stand still" });
const later = session("sue", "sue", "Emergency", { reason: "So do bills", expiration: "2026-01-01T13:30:00Z" });

test("a tag puts a role behind glass, in any case of its letters, and only when it is true", () => {
  expect(isBehindGlass(marked)).toBe(true);
  expect(isBehindGlass(plain)).toBe(false);
  expect(isBehindGlass({ tags: { "break-glass": "false" } })).toBe(false);
});

test("a session with a reason breaks the glass, one without leaves a role as it is", () => {
  const canvas = canvasOf({ roles: [marked, plain], sessions: [broken, session("ana", "ana", "Reader")] });
  expect(glassOf(canvas, marked)).toEqual({ broken, closed: null });
  expect(glassOf(canvas, plain)).toBeNull();
  expect(alarmsOf(canvas)).toEqual([broken]);
});

test("of two that broke it the one that ends last counts, and the alarm begins with the newest", () => {
  const canvas = canvasOf({ roles: [marked], sessions: [later, broken] });
  expect(glassOf(canvas, marked)!.broken).toBe(later);
  expect(alarmsOf(canvas).map(({ id }) => id)).toEqual(["sam", "sue"]);
});

test("it closes at the end of the last one, and tells whose end that was", () => {
  const over = [broken, later].map((one) => ({ ...one, state: "expired" as const }));
  const canvas = canvasOf({ roles: [marked], sessions: over });
  expect(glassOf(canvas, marked)).toEqual({ broken: null, closed: over[1] });
  expect(alarmsOf(canvas)).toEqual([]);
});

test("taking the mark away does not hide that the glass is broken", () => {
  const unmarked = { ...marked, tags: {} };
  expect(glassOf(canvasOf({ roles: [unmarked], sessions: [broken] }), unmarked)!.broken).toBe(broken);
});
