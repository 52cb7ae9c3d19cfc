import { expect, test } from "vitest";

import { account, canvasOf, role, user } from "../../testing/builders";
import { crowdsOf } from "../../model/stacks";
import { mayConnect } from "./connection-rules";
import { mayName } from "./crowd-size";

const company = (count: number) =>
  canvasOf({
    accounts: [account("A")],
    identities: Array.from({ length: count }, (_, index) => user(`p${String(index)}`, "A", { group_ids: [] })),
    roles: [role("reader", "A")],
  });
const stackOf = (count: number) => crowdsOf(company(count)).stacks[0]!;

test("twenty users fit into a trust policy by name, and whoever joins later is left out", () => {
  expect(mayName(stackOf(20), role("reader", "A"))).toEqual({
    fits: true,
    words: "Nobody else is trusted, also nobody who joins them later.",
  });
});

test("sixty do not, and it is said how much room they would need", () => {
  const { fits, words } = mayName(stackOf(60), role("reader", "A"));
  expect(fits).toBe(false);
  expect(words).toMatch(/^They would need 2,\d\d\d characters, and a trust policy holds 2,048\.$/);
});

test("what stands in the policy already takes room, too", () => {
  const full = role("reader", "A", [], { trust_policy: "x".repeat(2_000) });
  expect(mayName(stackOf(20), full).fits).toBe(false);
});

test("a line from a stack to a role asks whom it stands for", () => {
  const canvas = company(20);
  const [stack] = crowdsOf(canvas).stacks;
  expect(mayConnect(canvas, stack!.id, "reader").reason).toBe("Choose whom of the 20 users reader is to trust.");
});
