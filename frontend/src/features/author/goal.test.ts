import { describe, expect, it } from "vitest";

import type { Goal, World } from "../../api/authored";
import { callerOf, canBeClicked, changed, nextId, whoFrom, withType } from "./goal-notation";
import { sentenceOf } from "./goal-sentence";
import { callersOf, nodesOf, whoOf } from "./world";

const ACCOUNT = "111122223333";
const world: World = {
  accounts: [{ id: ACCOUNT, name: "Theatre" }],
  users: [{ account: ACCOUNT, name: "ana" }],
  roles: [{ account: ACCOUNT, name: "Stage", trust: {} }],
  services: [{ principal: "ec2.amazonaws.com", name: "EC2" }],
  web_identities: [{ provider: "accounts.google.com", name: "Google", claims: { sub: "1" } }],
  resources: [{ account: ACCOUNT, arn: "arn:aws:s3:::scripts" }],
};
const ana = `user:${ACCOUNT}/ana`;
const stage = `role:${ACCOUNT}/Stage`;
const goal: Goal = { id: "g1", text: "", type: "assume", who: ana, role: stage, expect: "allow" };

describe("a caller in the notation of goals", () => {
  it.each([
    ana,
    "anonymous",
    { session_token_of: ana },
    { session_token_of: ana, mfa_age: 60 },
    { session_of: stage, by: ana },
    { session_of: stage, by: { session_token_of: ana, mfa_age: 60 }, params: { ExternalId: "x" } },
    { web_identity: { provider: "accounts.google.com", claims: { sub: "1" } } },
  ])("%j is taken apart and put together again", (who) => {
    const caller = callerOf(who);
    expect(caller).not.toBeNull();
    expect(whoFrom(caller!)).toEqual(who);
  });

  it.each(["$s1", { session_of: stage, by: ana, leaked: true }, { session_of: stage, by: { session_of: stage, by: ana } }, 7])(
    "%j is left to the text field",
    (who) => {
      expect(callerOf(who)).toBeNull();
      expect(canBeClicked({ ...goal, who })).toBe(false);
    },
  );
});

describe("the sentence of a goal", () => {
  it("says who can put on what, in a learner's words", () => {
    expect(sentenceOf(goal, world)).toBe("Ana can put on Stage");
    expect(sentenceOf({ ...goal, expect: "deny" }, world)).toBe("Ana cannot put on Stage");
  });
  it("says what is done to which resource, and in which role", () => {
    const access = { ...goal, type: "access", who: { session_of: stage, by: ana }, action: "s3:GetObject", resource: "arn:aws:s3:::scripts/a" };
    expect(sentenceOf(access, world)).toBe("Ana as Stage can read an object: scripts/a");
  });
  it("is empty while something is missing", () => {
    expect(sentenceOf({ ...goal, role: undefined }, world)).toBe("");
    expect(sentenceOf({ ...goal, who: undefined }, world)).toBe("");
  });
});

describe("what stands in a picture", () => {
  it("has a name for each, as layouts do", () => {
    expect(nodesOf(world).map((node) => node.name)).toEqual([
      `account:${ACCOUNT}`,
      ana,
      "service:ec2.amazonaws.com",
      "web_identity:Google",
      stage,
      "resource:arn:aws:s3:::scripts",
    ]);
  });
  it("offers those who make requests, somebody without credentials and root users among them", () => {
    expect(callersOf(world).map((one) => one.label)).toEqual([
      "ana",
      "EC2",
      "Google",
      "Somebody without credentials",
      "Root user of Theatre",
    ]);
    expect(whoOf(world, stage)).toBeNull();
  });
});

it("a goal keeps what both types have in common", () => {
  expect(withType(goal, "access")).toMatchObject({ id: "g1", who: ana, expect: "allow", resource: "*" });
  expect(changed({ ...goal, params: { mfa: true } }, { params: {} })).toEqual(goal);
  expect(nextId([{ id: "g1" }, { id: "g3" }], "g")).toBe("g4");
});
