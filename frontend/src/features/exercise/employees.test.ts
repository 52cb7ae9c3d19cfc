import { expect, test } from "vitest";

import { account, canvasOf, role, user } from "../../testing/builders";
import { mergerOf, within } from "./employees";

const story = { theirs: "222222222222", ours: "111111111111", most: 5_000 };
const ours = account("a", { number: story.ours });
const theirs = account("b", { number: story.theirs, user_population: 1_998 });
const canvas = canvasOf({
  accounts: [ours, theirs],
  identities: [user("bob", "b"), user("dina", "b")],
  roles: [role("MergerAccess", "a", ["b"]), role("Other", "a", ["bob"]), role("Theirs", "b", ["b"])],
});

test("people are those drawn and those that only count; a role counts when it trusts their account as a whole", () => {
  expect(mergerOf(canvas, story)).toMatchObject({ count: 2_000, drawn: 2, usersForAll: false, ourUsers: 0, roles: 1 });
});

test("a user for each shows in our account", () => {
  const wrong = { ...canvas, accounts: [{ ...ours, user_population: 2_000 }, theirs] };
  expect(mergerOf(wrong, story)).toMatchObject({ usersForAll: true, ourUsers: 2_000 });
});

test("without one of the accounts there is no merger", () => {
  expect(mergerOf({ ...canvas, accounts: [ours] }, story)).toBeNull();
});

test("whatever is typed stays between those drawn and the most", () => {
  const merger = mergerOf(canvas, story)!;
  expect([-1, 1.4, 2_000.4, 9_999, Number.NaN].map((count) => within(count, merger, story))).toEqual([2, 2, 2_000, 5_000, 2]);
});
