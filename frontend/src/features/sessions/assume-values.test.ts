import { expect, test } from "vitest";

import type { Canvas } from "../../model/canvas";
import { account, canvasOf, role, session, user } from "../../testing/builders";
import { startValues } from "./assume-values";

const PROVIDER = "arn:aws:iam::111122223333:saml-provider/Corp";
const visitor = user("visitor", null, { kind: "web_identity", principal: { type: "Federated", value: PROVIDER } });
const canvas = canvasOf({
  accounts: [account("home"), account("other")],
  identities: [visitor, user("ana", "home"), user("ben", "other")],
  roles: [
    role("ByName", "home", ["nobody-here", "ana"]),
    role("ByAccount", "home", ["other"]),
    role("ByProvider", "home", [PROVIDER]),
    role("ByRole", "home", ["ByName"]),
    role("ByNobody", "home"),
  ],
});
const who = (roleId: string, callerId?: string, shown: Canvas = canvas) => startValues(shown, roleId, callerId).caller;

test("whoever was asked for begins, trusted or not", () => {
  expect(who("ByName", "ben")).toBe("identity:ben");
});

test("else the first that the role trusts and that is drawn", () => {
  expect(who("ByName")).toBe("identity:ana");
  expect(who("ByNobody")).toBeNull();
});

test("a line from an account or a provider stands for somebody of it", () => {
  expect(who("ByAccount")).toBe("identity:ben");
  expect(who("ByProvider")).toBe("identity:visitor");
});

test("a line from a role stands for its live session, which is chained and so lasts an hour at most", () => {
  const live = { ...canvas, sessions: [session("s1", "ana", "ByName")] };
  expect(who("ByRole")).toBeNull();
  expect(who("ByRole", undefined, live)).toBe("session:s1");
  expect(startValues(live, "ByRole").duration).toBe(3600);
});
