import { expect, test } from "vitest";

import { denied, policyStep, stop } from "../../testing/decisions";
import { firstStop, readingOf, statementsOf } from "./stops";

const silent = stop("scp", { verdict: "absent" });

test("the way begins at the layer that decided", () => {
  const deciding = { layer: "identity", policy: "Mine", owner: "", owner_id: null, sid: null, index: 0, pointer: "" };
  const steps = [silent, stop("identity", { policies: [policyStep("Mine")] }), stop("boundary")];
  expect(firstStop(denied({ deciding, missing: [], steps }))).toBe(1);
});

test("of two levels of one layer it begins at the one that holds the deciding statement", () => {
  const deciding = { layer: "scp", policy: "NoS3", owner: "", owner_id: null, sid: null, index: 0, pointer: "" };
  const steps = [stop("scp", { policies: [policyStep("Full")] }), stop("scp", { policies: [policyStep("NoS3")] })];
  expect(firstStop(denied({ deciding, missing: [], steps }))).toBe(1);
});

test("where nothing decided it begins at the first layer that is missing", () => {
  expect(firstStop(denied({ missing: ["trust"], steps: [silent, stop("resource"), stop("trust")] }))).toBe(2);
});

test("what applies is told first, the rest stays at hand", () => {
  const step = stop("identity", { policies: [policyStep("A"), policyStep("B", { verdict: "allows" })] });
  const { telling, others } = statementsOf(step, denied());
  expect([telling, others].map((list) => list.map(({ policy }) => policy.name))).toEqual([["B"], ["A"]]);
});

const at = (layer: string, policy = policyStep("Mine", { index: 2 }, "ana")) =>
  readingOf(stop(layer, { node_ids: ["bob"] }), policy, policy.statements[0]!);

test("a statement is read where its policy is kept", () => {
  expect(at("identity")).toEqual({ nodeId: "ana", part: "inline", policy: "Mine", statement: 2 });
  expect(at("identity", { ...policyStep("Read", {}, "ana"), arn: "arn:Read" })).toMatchObject({ part: "managed", policy: "arn:Read" });
  expect(at("trust")).toEqual({ nodeId: "ana", part: "trust", policy: "", statement: 2 });
  expect(at("boundary", { ...policyStep("Fence"), arn: "arn:Fence" })).toMatchObject({ nodeId: "bob", policy: "arn:Fence" });
  expect(at("scp")).toBeNull();
  expect(at("session")).toBeNull();
});
