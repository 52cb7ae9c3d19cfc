import { expect, test } from "vitest";

import type { Decision } from "../../api/simulate";
import { denied, policyStep, stop } from "../../testing/decisions";
import { denialWords } from "./denial-words";

const element = (name: string, matched: boolean) => ({ element: name, matched, expected: "", got: "", why: "", pointer: "" });
const decision = (reason: string, ...elements: ReturnType<typeof element>[]): Decision =>
  denied({ reason, steps: [stop("trust", { policies: [policyStep("trust", { elements })] })] });

test("a caller that no statement names is not in the trust policy", () => {
  expect(denialWords(decision("implicit_deny.trust", element("Principal", false)), "AccessDenied")).toBe(
    "not in trust policy",
  );
});

test("a caller that is named and fails a condition hears about the condition", () => {
  const failed = decision("implicit_deny.trust", element("Principal", true), element("Condition", false));
  expect(denialWords(failed, "AccessDenied")).toBe("condition not met");
});

test("the other side is told apart", () => {
  expect(denialWords(decision("implicit_deny.identity"), "AccessDenied")).toBe("own policies do not allow");
});

test("a refusal without a decision still has words", () => {
  expect(denialWords(null, "AccessDenied")).toBe("refused by STS");
});
