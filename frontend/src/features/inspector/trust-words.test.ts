import { expect, test } from "vitest";

import type { Canvas, Role, TrustLink } from "../../model/canvas";
import { linesWords, sourceOf, trustsNobody } from "./trust-words";

const canvas = {
  accounts: [{ id: "acct-a", number: "111122223333", name: "Company A" }],
  identities: [{ id: "AIDA1", kind: "user", account_id: "acct-a", name: "ana", title: "" }],
  groups: [],
  providers: [],
  notes: [],
  roles: [{ id: "AROA1", account_id: "acct-a", name: "Auditor" }],
  resources: [],
} as unknown as Canvas;

const link = (
  value: string,
  source_id: string | null = null,
  type: "AWS" | "Service" | "Federated" = "AWS",
): TrustLink => ({
  key: value,
  effect: "Allow",
  principal: { type, value },
  source_id,
  action: "sts:AssumeRole",
  statement_index: 0,
  pointer: "/Statement/0/Principal/AWS",
  line_start: 5,
  line_end: 7,
  conditions: [],
});

test("a drawn source is named as people know it", () => {
  expect(sourceOf(canvas, link("arn:aws:iam::111122223333:user/ana", "AIDA1"))).toEqual({
    name: "ana",
    detail: "Company A",
    tile: "user",
  });
  expect(sourceOf(canvas, link("x", "AROA1")).detail).toBe("Role in Company A");
});

test("an account delegates: its own policies choose", () => {
  expect(sourceOf(canvas, link("arn:aws:iam::111122223333:root", "acct-a")).name).toBe("Everyone Company A allows");
});

test("a principal that is not drawn is still told", () => {
  expect(sourceOf(canvas, link("*")).name).toBe("Anyone in AWS");
  expect(sourceOf(canvas, link("arn:aws:iam::444455556666:root")).name).toBe("Account 4444 5555 6666");
  expect(sourceOf(canvas, link("ec2.amazonaws.com", null, "Service")).tile).toBe("service");
  expect(sourceOf(canvas, link("arn:aws:iam::444455556666:role/x/Hub")).tile).toBe("role");
});

test("a raw unique id is what is left of a deleted user", () => {
  expect(sourceOf(canvas, link("AIDASTALEOLGAEXAMPLE1")).detail).toMatch(/deleted/);
});

const role = (...links: TrustLink[]) => ({ trust_links: links }) as unknown as Role;

test("a role whose links only deny trusts nobody", () => {
  expect(trustsNobody(role())).toBe(true);
  expect(trustsNobody(role({ ...link("*"), effect: "Deny" }))).toBe(true);
  expect(trustsNobody(role(link("*")))).toBe(false);
});

test("the lines of a link are told as a range, or as one", () => {
  expect(linesWords(link("x"), "Ana")).toBe("Lines 5–7 name Ana.");
  expect(linesWords({ ...link("x"), line_end: 5 }, "Ana")).toBe("Line 5 names Ana.");
});
