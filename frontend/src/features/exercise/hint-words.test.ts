import { expect, test } from "vitest";

import { hintWords } from "./hint-words";

const READY = "2030-01-07T09:02:00Z";
const hint = (cost: number) => ({ text: null, cost, ready_at: READY, node_id: null });
const at = (time: string) => Date.parse(`2030-01-07T${time}Z`);

test("a hint says when it opens, to the second, and opens then", () => {
  expect(hintWords(hint(0), 2, at("09:00:55"))).toEqual({ open: false, aside: "opens in 1:05" });
  expect(hintWords(hint(0), 2, at("09:02:00")).open).toBe(true);
});

test("a hint says what it costs before it is taken", () => {
  expect(hintWords(hint(0), 2, at("09:03:00")).aside).toBe("free · 2 left");
  expect(hintWords(hint(1), 2, at("09:03:00")).aside).toBe("costs 1 point");
});
