import { expect, test } from "vitest";

import { isDeciding, layerTitle, markOf, valueWords, verdictWords } from "./decision-words";

test("each verdict of a layer has one mark", () => {
  expect(markOf("allowed")).toBe("allow");
  expect(markOf("explicitDeny")).toBe("deny");
  expect(markOf("implicitDeny")).toBe("silent");
  expect(markOf("not_needed")).toBe("notNeeded");
  expect(markOf("something new")).toBe("silent");
});

test("verdicts use AWS's words", () => {
  expect(verdictWords("allowed")).toBe("Allowed");
  expect(verdictWords("explicitDeny")).toBe("Explicit deny");
  expect(verdictWords("implicitDeny")).toBe("Implicit deny");
});

test("a layer we do not know keeps its name", () => {
  expect(layerTitle("trust")).toBe("Trust policy");
  expect(layerTitle("vpc_endpoint")).toBe("vpc_endpoint");
});

test("a missing value is said, not left blank", () => {
  expect(valueWords(null)).toBe("nothing");
  expect(valueWords([])).toBe("nothing");
  expect(valueWords(["a", "b"])).toBe("a, b");
  expect(valueWords({ team: "red" })).toBe('{"team":"red"}');
});

test("the deciding statement is found by layer, policy and place", () => {
  const deciding = {
    layer: "identity",
    policy: "Work",
    owner: "arn:aws:iam::111122223333:user/ana",
    owner_id: null,
    sid: null,
    index: 1,
    pointer: "/Statement/1",
  };
  expect(isDeciding(deciding, "identity", "Work", { sid: null, index: 1 })).toBe(true);
  expect(isDeciding(deciding, "identity", "Work", { sid: null, index: 0 })).toBe(false);
  expect(isDeciding(deciding, "identity", "Play", { sid: null, index: 1 })).toBe(false);
  expect(isDeciding(deciding, "scp", "Work", { sid: null, index: 1 })).toBe(false);
  expect(isDeciding(null, "identity", "Work", { sid: null, index: 1 })).toBe(false);
});
