import { expect, test } from "vitest";

import type { RoleSession } from "../../model/canvas";
import { endWords, inOrder, isOver, issuedWords, nameOf, revokedWords } from "./session-words";

const session = (id: string, state: RoleSession["state"], expiration: string): RoleSession => ({
  id,
  kind: "role",
  role_id: "AROA1",
  role_name: "Auditor",
  role_arn: "arn:aws:iam::111122223333:role/Auditor",
  caller_id: "AIDA1",
  caller_session_id: null,
  caller_label: "ana",
  session_name: id,
  arn: `arn:aws:sts::111122223333:assumed-role/Auditor/${id}`,
  user_id: `AROA1:${id}`,
  mfa: false,
  access_key_id: "ASIAEXAMPLE",
  issued_at: "2030-01-07T09:00:00Z",
  expiration,
  duration: 3600,
  ends_at: null,
  renews: false,
  reason: "",
  tags: {},
  transitive_tag_keys: [],
  source_identity: "",
  state,
});

test("the live session that ends first is on top, the one that ended last is next", () => {
  const order = inOrder([
    session("old", "expired", "2030-01-07T08:00:00Z"),
    session("late", "active", "2030-01-07T12:00:00Z"),
    session("recent", "expired", "2030-01-07T08:30:00Z"),
    session("next", "active", "2030-01-07T10:00:00Z"),
  ]);
  expect(order.map((one) => one.id)).toEqual(["next", "late", "recent", "old"]);
});

const words = (state: RoleSession["state"], stage: "live" | "soon" | "over") =>
  endWords(session("s", state, "2030-01-07T10:00:00Z"), stage);

test("each end has its own words", () => {
  expect(words("active", "live")).toBe("ana · live, of 1 h");
  expect(words("active", "soon")).toBe("ana · ends soon");
  expect(words("expired", "over")).toBe("ana · expired on its own");
  expect(words("revoked", "over")).toBe("ana · valid, but denied");
  expect(words("dead", "over")).toBe("ana · its role is gone");
});

test("a revoked session is not over: its credentials stay valid", () => {
  const over = (["active", "expired", "revoked", "dead"] as const).filter((state) =>
    isOver(session("s", state, "2030-01-07T10:00:00Z")),
  );
  expect(over).toEqual(["expired", "dead"]);
});

test("a revocation says whom it hit, and whom it came too soon for", () => {
  expect(revokedWords({ denied: 1, spared: 0 }).title).toBe("1 session revoked.");
  expect(revokedWords({ denied: 0, spared: 0 }).title).toBe("Whatever was issued before now is revoked.");
  expect(revokedWords({ denied: 0, spared: 2 }).title).toBe("0 sessions revoked, 2 spared.");
});

test("a user's own token is named after the user, and says whether MFA came with it", () => {
  const token = { ...session("s", "active", "2030-01-07T10:00:00Z"), kind: "user" as const, session_name: "", mfa: true };
  expect(nameOf(token)).toBe("ana");
  expect(endWords(token, "live")).toBe("Session token · live, of 1 h");
  expect(issuedWords(token).description).toContain("with MFA");
});
