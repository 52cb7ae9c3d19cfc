import { expect, test } from "vitest";

import { account, canvasOf, role, user } from "../testing/builders";
import { leftBehind } from "./left-behind";

const ec2 = user("ec2", null, { kind: "service" });
const drawn = canvasOf({
  accounts: [account("offices"), account("partner")],
  identities: [user("jane", "offices"), ec2],
  roles: [role("Reader", "offices", ["jane", "ec2"]), role("Auditor", "offices", ["partner", "Reader"])],
});

test("a user that a trust policy names leaves a raw id behind", () => {
  expect(leftBehind(drawn, ["jane"])).toEqual([
    "Named in the trust policy of Reader. There the text then shows a raw id, and a new one of the same name is not trusted.",
  ]);
});

test("a service is trusted as before: only its card goes", () => {
  expect(leftBehind(drawn, ["ec2"])[0]).toContain("only the card goes");
});

test("an account leaves the text of whoever trusts it behind, or somebody in it", () => {
  expect(leftBehind(drawn, ["partner"])[0]).toContain("Auditor, whose text stays");
  expect(leftBehind(drawn, ["jane", "Reader"])).toEqual([
    "Named in the trust policy of Auditor. There the text then shows a raw id, and a new one of the same name is not trusted.",
  ]);
});

test("what goes together leaves nothing behind", () => {
  expect(leftBehind(drawn, ["jane", "ec2", "Reader", "Auditor", "partner"])).toEqual([]);
  expect(leftBehind(drawn, ["offices", "partner"])).toEqual([]);
});
