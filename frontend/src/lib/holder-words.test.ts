import { expect, test } from "vitest";

import { holderWords } from "./holder-words";

test("each kind that holds something has a line of its own", () => {
  const lines = holderWords([
    { kind: "mfa_device", names: ["jane"], count: 1 },
    { kind: "group", names: ["staff", "wardens"], count: 2 },
    { kind: "target", names: ["", "Workloads"], count: 2 },
  ]);
  expect(lines).toEqual(["Has an MFA device: jane", "Member of staff and wardens", "Attached to the root and Workloads"]);
});

test("what is not named is counted", () => {
  expect(holderWords([{ kind: "member", names: ["ana", "bob"], count: 12 }])).toEqual([
    "Members: ana, bob and 10 more. The users stay.",
  ]);
});

test("a refusal without holders, or with one of a kind not known here, says nothing more", () => {
  expect(holderWords(undefined)).toEqual([]);
  expect(holderWords([{ kind: "moon", names: ["full"], count: 1 }])).toEqual([]);
});
