import { describe, expect, it } from "vitest";
import { account, bucket, canvasOf, group, role, user } from "../../testing/builders";
import { maySource, mayConnect } from "./connection-rules";

const canvas = canvasOf({
  accounts: [account("A", { user_population: 10 }), account("B")],
  identities: [user("ana", "A"), user("ben", "B"), user("eve", "A", { group_ids: ["devs"] })],
  groups: [group("devs", "A")],
  roles: [role("reader", "B", ["ben"]), role("writer", "A")],
  resources: [bucket("photos", "A")],
});
const reason = (source: string, target: string) => mayConnect(canvas, source, target);

describe("a trust link", () => {
  it.each([
    ["a user", "ana"],
    ["another role", "writer"],
    ["a whole account", "A"],
    ["the many users of an account", "stack:A"],
  ])("may start at %s and end at a role", (_what, source) =>
    expect(reason(source, "reader")).toMatchObject({ ok: true, makes: "trust" }),
  );

  it("cannot start at a group, because a group is no principal", () => {
    expect(maySource(canvas, "devs")).toMatchObject({ ok: false });
    expect(maySource(canvas, "devs").reason).toMatch(/group is not a principal/i);
  });

  it("cannot end at a service-linked role, which trusts only its service", () => {
    const linked = { ...role("scaling", "A"), path: "/aws-service-role/autoscaling.amazonaws.com/" };
    const verdict = mayConnect({ ...canvas, roles: [linked] }, "ana", "scaling");
    expect(verdict).toMatchObject({ ok: false, reason: expect.stringContaining("belongs to its service") as string });
  });

  it("cannot start at a resource", () => expect(maySource(canvas, "photos").ok).toBe(false));

  it("cannot start at somebody no policy can name yet", () => {
    const nameless = canvasOf({ identities: [user("x", null, { kind: "web_identity", principal: null })] });
    expect(maySource(nameless, "x").reason).toMatch(/no policy can name x/i);
  });

  it.each([
    ["a bucket", "photos", /only a role can be assumed/i],
    ["another user", "ben", /only a role can be assumed/i],
    ["an account", "B", /only a role can be assumed/i],
  ])("cannot end at %s", (_what, target, words) => {
    expect(reason("ana", target).ok).toBe(false);
    expect(reason("ana", target).reason).toMatch(words);
  });

  it("is not drawn twice", () => expect(reason("ben", "reader").reason).toBe("reader already trusts ben."));

  it("needs two ends", () => expect(reason("writer", "writer").ok).toBe(false));
});

describe("a line from a user to a group", () => {
  it("makes a member", () => expect(reason("ana", "devs")).toMatchObject({ ok: true, makes: "membership" }));
  it("is refused across accounts", () => expect(reason("ben", "devs").reason).toMatch(/own account/));
  it("is refused for a member", () => expect(reason("eve", "devs").reason).toMatch(/already a member/));
  it("is refused for anything but a user", () => expect(reason("writer", "devs").ok).toBe(false));
});
