import { describe, expect, it } from "vitest";

import { account, canvasOf, role, session, user } from "../../testing/builders";
import { isDone, progressOf, STEPS } from "./steps";

const drawn = { accounts: [account("A")], identities: [user("bob", "A")] };
const start = progressOf(canvasOf({ ...drawn, roles: [role("Hat", "A")] }));
const linked = progressOf(canvasOf({ ...drawn, roles: [role("Hat", "A", ["bob"])] }));
const worn = progressOf(canvasOf({ ...drawn, roles: [role("Hat", "A", ["bob"])], sessions: [session("s", "bob", "Hat")] }));

describe("the tour", () => {
  it("has three steps", () => expect(STEPS).toHaveLength(3));

  it("goes on by itself once a line is drawn, then once a role is worn", () => {
    expect(isDone(0, start, start)).toBe(false);
    expect(isDone(0, start, linked)).toBe(true);
    expect(isDone(1, linked, linked)).toBe(false);
    expect(isDone(1, linked, worn)).toBe(true);
  });

  it("leaves the last step to the reader", () => expect(isDone(2, start, worn)).toBe(false));
});
