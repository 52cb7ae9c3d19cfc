import { describe, expect, it } from "vitest";

import { NEW_TAG, saidTwice, tagsSent } from "./session-tags";

const team = { key: " team ", value: "red ", transitive: true };

describe("session tags of a call", () => {
  it("are sent by key, the transitive ones by name", () => {
    const cost = { key: "cost", value: "12", transitive: false };
    expect(tagsSent([team, cost])).toEqual({ tags: { team: "red", cost: "12" }, transitive_tag_keys: ["team"] });
  });

  it("are left out where nothing was written", () => {
    expect(tagsSent([])).toEqual({});
    expect(tagsSent([NEW_TAG])).toEqual({});
  });

  it("have each key once, whatever its case", () => {
    expect(saidTwice([team, { ...NEW_TAG, key: "Team" }])).toBe("Team");
    expect(saidTwice([team, NEW_TAG, NEW_TAG])).toBeUndefined();
  });
});
