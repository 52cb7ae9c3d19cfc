import { expect, test } from "vitest";

import { startedSandbox } from "./addresses";

test("the sandbox that an exercise opened is found in the answer", () => {
  expect(startedSandbox({ sandbox: "sb-abc" })).toBe("sb-abc");
  expect(startedSandbox({ id: "sb-abc" })).toBe("sb-abc");
});
