import { describe, expect, it } from "vitest";
import { type Acting, actingCaller, recentRoles, roleNamed, switchSeconds } from "./acting";
import type { Canvas } from "./canvas";

const canvas = {
  accounts: [{ id: "acc", number: "111122223333", alias: "plant" }],
  identities: [{ id: "jane" }],
  roles: [{ id: "role", account_id: "acc", name: "Reader" }],
  groups: [],
  providers: [],
  resources: [],
  notes: [],
  sessions: [{ id: "ses", state: "active" }],
} as unknown as Canvas;
const acting: Acting = { userId: "jane", since: 0, switched: { sessionId: "ses", roleId: "role", name: "R", hue: 0 }, history: [] };

describe("a switch in the console", () => {
  it("lasts as long as the role allows, but not beyond the 12 hours of the sign-in", () => {
    expect(switchSeconds({ max_session_duration: 3600 }, 0, 1_000)).toBe(3600);
    expect(switchSeconds({ max_session_duration: 43_200 }, 0, 11 * 3_600_000)).toBe(3600);
    expect(switchSeconds({ max_session_duration: 3600 }, 0, 12 * 3_600_000)).toBeNull();
  });

  it("takes an account's number or alias, and the role's name in any case", () => {
    expect(roleNamed(canvas, "1111 2222 3333", "reader")?.id).toBe("role");
    expect(roleNamed(canvas, "plant", "Reader")?.id).toBe("role");
    expect(roleNamed(canvas, "999900001111", "Reader")).toBeUndefined();
  });
});

describe("whoever is acted as", () => {
  it("is the role while its session lives, then the user again", () => {
    expect(actingCaller(canvas, acting)).toEqual({ kind: "session", id: "ses" });
    const ended = { ...canvas, sessions: [{ id: "ses", state: "expired" }] } as unknown as Canvas;
    expect(actingCaller(ended, acting)).toEqual({ kind: "identity", id: "jane" });
    expect(actingCaller({ ...canvas, identities: [] }, { ...acting, switched: null })).toBeUndefined();
  });
});

const past = (role_id: string, name: string) => ({ role_id, name, hue: 1, at: "2026-01-01T09:00:00Z" });

describe("a history of switches", () => {
  it("gives the menu each role once, as it was last called, and none that is gone", () =>
    expect(recentRoles([past("role", "Now"), past("gone", "G"), past("role", "Then")], canvas)).toEqual([
      { roleId: "role", name: "Now", hue: 1 },
    ]));

  it("gives the menu five at most", () => {
    const roles = [1, 2, 3, 4, 5, 6].map((at) => ({ id: `r${at}`, account_id: "acc", name: `R${at}` }));
    const many = { ...canvas, roles } as unknown as Canvas;
    expect(recentRoles(roles.map((one) => past(one.id, one.name)), many)).toHaveLength(5);
  });
});
