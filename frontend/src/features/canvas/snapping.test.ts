import { expect, test } from "vitest";
import { snap } from "./snapping";

const size = { width: 178, height: 62 };
const still = { x: 100, y: 100, ...size };

test("a card near another's left edge jumps into line and a guide spans both", () => {
  expect(snap({ x: 104, y: 300, ...size }, [still])).toEqual({
    dx: -4,
    dy: 0,
    guides: [{ axis: "x", at: 100, from: 100, to: 362 }],
  });
});

test("middles line up, too, when sizes differ", () => {
  const wide = { x: 87, y: 300, width: 210, height: 62 };
  expect(snap(wide, [still]).dx).toBe(-3);
});

test("far from everything nothing moves", () =>
  expect(snap({ x: 140, y: 300, ...size }, [still])).toEqual({ dx: 0, dy: 0, guides: [] }));
