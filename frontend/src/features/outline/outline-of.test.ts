import { describe, expect, it } from "vitest";

import { account, bucket, canvasOf, group, role, session, user } from "../../testing/builders";
import { outlineOf } from "./outline-of";

const canvas = canvasOf({
  accounts: [account("Acme", { user_population: 2000 }), account("Partner", { kind: "external", number: "333333333333" })],
  identities: [user("bob", "Acme", { group_ids: ["Staff"] }), user("EC2", null, { kind: "service" })],
  groups: [group("Staff", "Acme")],
  roles: [role("Hat", "Acme", ["bob", "EC2"]), role("Spare", "Acme")],
  resources: [bucket("plans", "Acme")],
  sessions: [session("s1", "bob", "Hat"), session("s2", "bob", "Hat", { state: "expired" })],
});

const row = (id: string) => outlineOf(canvas).flatMap((part) => part.rows).find((one) => one.id === id)!;

describe("the outline", () => {
  it("has a part for each account, empty ones too, and one for what stands outside", () => {
    expect(outlineOf(canvas).map((part) => part.title)).toEqual(["Acme", "Partner", "Outside all accounts"]);
    expect(outlineOf(canvas)[1]!.rows).toEqual([]);
    expect(outlineOf(canvas)[0]!.detail).toBe("Account 1111 2222 3333, 2,000 more users not drawn");
  });

  it("leaves out what stands outside when nothing does", () => {
    expect(outlineOf(canvasOf({ accounts: [account("Acme")] })).map((part) => part.title)).toEqual(["Acme"]);
  });

  it("says whom a role trusts, or that it trusts nobody", () => {
    expect(row("Hat").facts).toContain("Trusts bob and EC2.");
    expect(row("Spare").facts).toEqual(["Trusts nobody yet.", "Has no permissions yet."]);
  });

  it("says what a user may wear and belongs to", () => {
    expect(row("bob").facts).toEqual(["In Staff.", "May wear Hat."]);
  });

  it("lists live sessions only", () => {
    expect(row("Hat").live.map((one) => one.id)).toEqual(["s1"]);
  });

  it("tells a crowd in one row, and in one word where its members are listed", () => {
    const crowd = Array.from({ length: 20 }, (_, index) => user(`p${String(index)}`, "Acme", { group_ids: ["Staff"] }));
    const [part] = outlineOf({ ...canvas, identities: [...canvas.identities, ...crowd] });
    expect(part!.rows.map((one) => [one.name, one.facts]).slice(0, 3)).toEqual([
      ["20 users", ["In Staff."]],
      ["bob", ["In Staff.", "May wear Hat."]],
      ["Staff", ["Members: 20 users and bob."]],
    ]);
  });
});
