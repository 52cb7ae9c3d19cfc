import { expect, test } from "vitest";

import { account, canvasOf, role, user } from "../testing/builders";
import { isOneOf, nextTo, pick, type Players, requestOf, roleOf, sample, within } from "./players";

const players: Players = {
  most: 500_000,
  provider: "www.amazon.com",
  claims: { "www.amazon.com:app_id": "scores", "www.amazon.com:user_id": "P{n}" },
  account: "111111111111",
  role: "GameScores",
  action: "dynamodb:PutItem",
  resource: "arn:aws:dynamodb:us-east-1:111111111111:table/HighScores",
  key: "dynamodb:LeadingKeys",
  item: "P{n}",
};
const scores = role("r", "a", [], { name: "GameScores" });

test("a sample is spread over the whole crowd, and nobody is outside of it", () => {
  for (const chance of [0, 0.999_999]) {
    const numbers = sample(players, 1_000, () => chance);
    expect(new Set(numbers).size).toBe(1_000);
    expect(numbers.every((number, part) => number > part * 500 && number <= (part + 1) * 500)).toBe(true);
  }
  expect([pick(players, 0), pick(players, 0.999_999_9)]).toEqual([1, 500_000]);
  expect([0, 1.4, 9e9, Number.NaN].map((number) => within(players, number))).toEqual([1, 1, 500_000, 1]);
});

test("the next one of the last is the first", () => expect([nextTo(players, 1), nextTo(players, 500_000)]).toEqual([2, 1]));

test("a player asks with their own token for somebody's item", () =>
  expect(requestOf(players, scores, 7, 8)).toEqual({
    caller: { kind: "role", id: "r", provider: "www.amazon.com", claims: { "www.amazon.com:app_id": "scores", "www.amazon.com:user_id": "P7" } },
    action: "dynamodb:PutItem",
    resource: players.resource,
    context: { "dynamodb:LeadingKeys": ["P8"] },
  }));

test("the role is found by its account and name", () => {
  const canvas = canvasOf({ accounts: [account("a", { number: "111111111111" }), account("b")], roles: [role("x", "b", [], { name: "GameScores" }), scores] });
  expect(roleOf(canvas, players)).toBe(scores);
  expect(roleOf(canvasOf({}), players)).toBeUndefined();
});

test("whoever signs in at the provider for the same app stands for the crowd", () => {
  const principal = { type: "Federated" as const, value: "www.amazon.com" };
  const player = user("p", null, { kind: "web_identity", principal, claims: { app_id: ["scores"], user_id: ["P1"] } });
  expect(isOneOf(players, player)).toBe(true);
  expect(isOneOf(players, { ...player, claims: { app_id: ["another"] } })).toBe(false);
  expect(isOneOf(players, { ...player, kind: "user" })).toBe(false);
});
