import { expect, test } from "vitest";
import { clearView } from "./clear-view";

const free = { width: 600, height: 600 };
const frame = { x: 20, y: 20, width: 700, height: 400 };
const node = { x: 500, y: 100, width: 184, height: 62 };

test("a node that is seen already moves nothing", () => {
  expect(clearView({ x: 0, y: 0, zoom: 0.8 }, free, node, frame)).toBeNull();
});

test("a node under the inspector comes out, and its account's left edge stays in view", () => {
  const view = clearView({ x: 0, y: 0, zoom: 1 }, free, node, frame)!;
  expect(view.zoom).toBeLessThan(1);
  expect(frame.x * view.zoom + view.x).toBeGreaterThanOrEqual(20);
  expect((frame.x + frame.width) * view.zoom + view.x).toBeLessThanOrEqual(580.001);
});

test("an account that would be unreadable whole is left out: only the node is brought into view", () => {
  const huge = { x: -4000, y: 0, width: 5000, height: 400 };
  const view = clearView({ x: 0, y: 0, zoom: 1 }, free, node, huge)!;
  expect(view).toEqual({ x: -104, y: 0, zoom: 1 });
});
