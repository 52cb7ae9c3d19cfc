import { beforeEach, describe, expect, it } from "vitest";

import { account, canvasOf, group, role, user } from "../testing/builders";
import type { Edit, JournaledEvent } from "../live/events.gen";
import { shownAhead } from "./attempt";
import type { Canvas } from "./canvas";
import { attached, type Change, detached, isGuessed, joined, left, linked, removed, renamed, unlinked } from "./guesses";
import { newAccount, newGroup, newIdentity, newNote, newResource } from "./newcomers";
import { applyEdits, backToNow, guess, replaceCanvas, showPast, usePlayground } from "./store";

const hat = role("Hat", "A", ["bob"]);
const start: Canvas = {
  ...canvasOf({ accounts: [account("A")], identities: [user("bob", "A"), user("ana", "A")], groups: [group("wardens", "A")], roles: [hat] }),
  revision: 7,
};
const spot = { x: 10, y: 20, width: null, height: null };
const shown = () => usePlayground.getState().canvas!;
const trusted = () => shown().roles[0]!.trust_links.map((link) => link.source_id);

function edit(revision: number, ...events: JournaledEvent[]): Edit {
  return { type: "edit", revision, at: "2026-01-01T00:00:00Z", now: "2026-01-01T00:00:00Z", person: null, events } as unknown as Edit;
}

const trusts = (...names: string[]): JournaledEvent => ({ type: "RoleChanged", role: role("Hat", "A", names) });

beforeEach(() => {
  usePlayground.setState({ told: null, past: null, guesses: [], selection: null });
  replaceCanvas(start);
});

describe("a change that the server has not answered yet", () => {
  it("is shown at once, and gives way to the server's edit without a trace", () => {
    const settle = guess(linked("Hat", ["ana"]));
    expect(trusted()).toEqual(["bob", "ana"]);
    expect(isGuessed(shown().roles[0]!.trust_links[1]!.key)).toBe(true);
    settle(8);
    expect(trusted()).toEqual(["bob", "ana"]);
    applyEdits([edit(8, trusts("bob", "ana"))]);
    expect(usePlayground.getState().guesses).toEqual([]);
    expect(shown()).toEqual({ ...start, roles: [role("Hat", "A", ["bob", "ana"])], revision: 8 });
  });

  it("is not drawn twice when the edit comes before the answer", () => {
    const settle = guess(linked("Hat", ["ana"]));
    applyEdits([edit(8, trusts("bob", "ana"))]);
    expect(trusted()).toEqual(["bob", "ana"]);
    settle(8);
    expect(shown().roles).toEqual([role("Hat", "A", ["bob", "ana"])]);
    expect(usePlayground.getState().guesses).toEqual([]);
  });

  it("is taken back when it is refused: what is shown is what the server told", () => {
    const settle = guess(linked("Hat", ["ana"]));
    settle(null);
    expect(shown()).toBe(start);
  });

  it("stands on what others change meanwhile, and a refusal leaves theirs", () => {
    const settle = guess(renamed("ana", "Anna"));
    applyEdits([edit(8, trusts())]);
    expect(shown().identities.map((one) => one.name)).toEqual(["bob", "Anna"]);
    expect(trusted()).toEqual([]);
    settle(null);
    expect(shown()).toEqual({ ...start, roles: [role("Hat", "A")], revision: 8 });
  });

  it("waits for its own revision, not for an earlier one", () => {
    guess(linked("Hat", ["ana"]))(9);
    applyEdits([edit(8)]);
    expect(trusted()).toEqual(["bob", "ana"]);
    applyEdits([edit(9, trusts("bob", "ana"))]);
    expect(usePlayground.getState().guesses).toEqual([]);
  });

  it("goes with a whole new canvas that holds it", () => {
    guess(linked("Hat", ["ana"]))(9);
    replaceCanvas({ ...start, revision: 12 });
    expect(trusted()).toEqual(["bob"]);
  });

  it("is not in the past that somebody looks at", () => {
    showPast({ ...start, roles: [], revision: 3 });
    guess(linked("Hat", ["ana"]));
    expect(shown().roles).toEqual([]);
    backToNow();
    expect(trusted()).toEqual(["bob", "ana"]);
  });

  it("is taken back by whatever the call throws", async () => {
    const refused = shownAhead(() => Promise.reject(new Error("no")), linked("Hat", ["ana"]));
    expect(trusted()).toEqual(["bob", "ana"]);
    await expect(refused).rejects.toThrow("no");
    expect(shown()).toBe(start);
  });
});

const policy = { arn: "arn:aws:iam::aws:policy/ReadOnlyAccess", name: "ReadOnlyAccess", aws_managed: true };
const changes: [string, Change][] = [
  ["a line", linked("Hat", ["ana"])],
  ["a line less", unlinked("Hat", ["Hat-bob"])],
  ["a name", renamed("Hat", "Cap")],
  ["a member", joined("wardens", "ana")],
  ["a policy", attached("Hat", policy)],
  ["a node less", removed(["bob"])],
  ["a user", newIdentity({ kind: "user", accountId: "A", name: "eve", position: spot })],
  ["a service", newIdentity({ kind: "service", name: "EC2", position: spot })],
  ["a group", newGroup("A", { name: "staff", position: spot })],
  ["an account", newAccount("own", { name: "B", position: spot })],
  ["a resource", newResource("A", "bucket", { name: "plans", position: spot })],
  ["a note", newNote("Look", spot)],
];

describe.each(changes)("a guess of %s", (_name, change) => {
  it("changes the picture, and guessing again changes nothing more", () => {
    const once = change(start);
    expect(once).not.toEqual(start);
    expect(change(once)).toEqual(once);
  });
});

describe("a guess", () => {
  it("of what is there already leaves the canvas as it is", () => {
    for (const change of [linked("Hat", ["bob"]), unlinked("Hat", ["other"]), left("wardens", "bob"), renamed("nobody", "x")])
      expect(change(start)).toBe(start);
  });

  it("of leaving and of detaching undoes joining and attaching", () => {
    expect(left("wardens", "ana")(joined("wardens", "ana")(start))).toEqual(start);
    expect(detached("Hat", policy.arn)(attached("Hat", policy)(start))).toEqual(start);
  });

  it("of an account's end takes what lives in it", () => {
    const empty = removed(["A"])(start);
    expect([...empty.accounts, ...empty.identities, ...empty.groups, ...empty.roles]).toEqual([]);
  });
});
