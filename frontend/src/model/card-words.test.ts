import { describe, expect, it } from "vitest";

import { account, bucket, canvasOf, role, user } from "../testing/builders";
import { accountLine } from "./card-words";

const line = (parts: Parameters<typeof canvasOf>[0], kind: "own" | "external" = "own") => {
  const acme = account("Acme", { kind });
  return accountLine(canvasOf({ accounts: [acme], ...parts }), acme);
};

describe("what an account's header says", () => {
  it("counts users and roles", () => {
    expect(line({ identities: [user("bob", "Acme")], roles: [role("Hat", "Acme"), role("Cap", "Acme")] })).toBe(
      "1 user · 2 roles",
    );
  });

  it("does not call an account empty that holds resources", () => {
    expect(line({ resources: [bucket("plans", "Acme")] })).toBe("1 resource");
  });

  it("says so when there is nothing", () => {
    expect(line({})).toBe("empty");
    expect(line({}, "external")).toBe("somebody else's");
  });
});
