import { expect, test } from "vitest";

import { account, bucket, canvasOf, role, user } from "../../testing/builders";
import { hopsOf } from "./hops";

const canvas = canvasOf({
  accounts: [account("Acme")],
  identities: [user("ana", "Acme")],
  roles: [role("Hub", "Acme"), role("Reader", "Acme")],
  resources: [bucket("plans", "Acme")],
});
const goal = { action: "s3:GetObject", resource: "arn:aws:s3:::plans/a" };

test("each hop is a request: roles are assumed, the last hop does what was asked about", () => {
  const hops = hopsOf(canvas, ["ana", "Hub", "Reader", "plans"], goal);
  expect(hops.map(({ from, to, request }) => [from, to, request.caller, request.action])).toEqual([
    ["ana", "Hub", { kind: "identity", id: "ana" }, "sts:AssumeRole"],
    ["Hub", "Reader", { kind: "role", id: "Hub" }, "sts:AssumeRole"],
    ["Reader", "plans", { kind: "role", id: "Reader" }, "s3:GetObject"],
  ]);
  expect(hops[2]!.request.resource).toBe(goal.resource);
});

test("what is no longer drawn has no hop", () => {
  expect(hopsOf(canvas, ["ana", "gone", "Reader"])).toEqual([]);
});
