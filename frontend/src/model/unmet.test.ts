import { expect, test } from "vitest";

import type { Decision } from "../api/simulate";
import { conditionId, unmetConditions } from "./unmet";

const SECRET = { operator: "StringEquals", key: "sts:ExternalId", values: ["door-7"] };
const link = { statement_index: 1, conditions: [SECRET] } as never;

function denial(principal: boolean, got: string | null, index = 1) {
  const elements = [
    { element: "Principal", matched: principal },
    { element: "Condition StringEquals sts:ExternalId", matched: false, got },
    { element: "Condition Bool aws:MultiFactorAuthPresent", matched: true, got: "true" },
  ];
  const steps = [{ layer: "trust", policies: [{ statements: [{ index, elements }] }] }];
  return { callerId: "ana", roleId: "hat", reason: "", decision: { steps } as unknown as Decision };
}

test("a condition that failed is named with what the request had", () => {
  expect(unmetConditions([denial(true, "wrong")], "hat", link).get(conditionId(SECRET))).toBe("wrong");
  expect(unmetConditions([denial(true, null)], "hat", link).get(conditionId(SECRET))).toBe("nothing");
  expect(unmetConditions([denial(true, null)], "hat", link).size).toBe(1);
});

test("attempts at another role, by somebody else, or on another statement do not count", () => {
  expect(unmetConditions([denial(true, null)], "cap", link).size).toBe(0);
  expect(unmetConditions([denial(false, null)], "hat", link).size).toBe(0);
  expect(unmetConditions([denial(true, null, 0)], "hat", link).size).toBe(0);
});
