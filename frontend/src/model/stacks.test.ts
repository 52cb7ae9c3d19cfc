import { describe, expect, it } from "vitest";
import { account, canvasOf, group, role, session, user } from "../testing/builders";
import type { Canvas, Identity } from "./canvas";
import { places } from "./places";
import { pinned } from "./pinning";
import { crowdsOf, drawnAs, liveIn, stackLine, stackName, standsFor } from "./stacks";

const people = (count: number, change: Partial<Identity> = {}, stem = "p") =>
  Array.from({ length: count }, (_, index) => user(`${stem}${String(index)}`, "A", change));
const company = (identities: Identity[], more: Partial<Canvas> = {}): Canvas =>
  canvasOf({ accounts: [account("A"), account("B")], groups: [group("staff", "A")], identities, ...more });
const sizes = (canvas: Canvas) => crowdsOf(canvas).stacks.map((stack) => stack.members.length);
const at = (x: number, y: number) => ({ x, y, width: null, height: null, pinned: false });

describe("a crowd", () => {
  it.each([
    [12, []],
    [13, [13]],
  ])("of %i users alike makes stacks of %j", (count, stacks) => expect(sizes(company(people(count)))).toEqual(stacks));

  it("is of one account, with the same groups, trusted by the same roles", () => {
    const others = [user("elsewhere", "B"), user("member", "A", { group_ids: ["staff"] }), user("trusted", "A")];
    const canvas = company([...people(13), ...others], { roles: [role("r", "A", ["trusted"])] });
    expect(others.map((one) => drawnAs(canvas, one.id))).toEqual(["elsewhere", "member", "trusted"]);
    expect(sizes(canvas)).toEqual([13]);
  });

  it("is of those who may do the same by themselves", () => {
    const read = { arn: "arn:aws:iam::aws:policy/ReadOnlyAccess", name: "ReadOnlyAccess", aws_managed: true };
    const reading = people(13, { attachments: [read] }, "r");
    const canvas = company([...people(13), ...reading, user("bound", "A", { boundary: read.arn })]);
    expect(sizes(canvas)).toEqual([13, 13]);
    expect(drawnAs(canvas, "bound")).toBe("bound");
  });

  it("leaves out whoever is pinned", () => {
    const canvas = company([...people(13), user("pinned", "A", { position: { ...at(0, 0), pinned: true } })]);
    expect(drawnAs(canvas, "pinned")).toBe("pinned");
    expect(sizes(canvas)).toEqual([13]);
  });

  it("keeps its id while people come and go", () => {
    const [one] = crowdsOf(company(people(20))).stacks;
    const [other] = crowdsOf(company(people(25).slice(3))).stacks;
    expect(other!.id).toBe(one!.id);
  });

  it("says how many it stands for, what they share, and how many of their sessions live", () => {
    const sessions = [session("s1", "p1", "r"), session("s2", "p2", "r", { state: "expired" }), session("s3", "lone", "r")];
    const canvas = company([...people(2_000, { group_ids: ["staff"] }), user("lone", "A")], { sessions });
    const [stack] = crowdsOf(canvas).stacks;
    expect([stackName(stack!), stackLine(canvas, stack!), liveIn(canvas, stack!)]).toEqual(["2,000 users", "In staff", 1]);
    expect(standsFor(canvas, stack!.id)).toHaveLength(2_000);
  });
});

describe("on the canvas", () => {
  it("a crowd is one box at the place of its first member, and covers no other card", () => {
    const canvas = company([user("free", "A", { position: at(40, 80) }), ...people(20, { group_ids: ["staff"], position: at(24, 70) })]);
    const found = places(canvas, new Map());
    const [stack] = crowdsOf(canvas).stacks;
    const [box, free] = [found.get(stack!.id)!.box, found.get("free")!.box];
    expect(found.get("p7")!.box).toEqual(box);
    expect(box.y).toBeGreaterThan(free.y + free.height);
  });

  it("only what lies in the account of a moved node is laid out again, and to the same places as from nothing", () => {
    const canvas = company([...people(20), user("u", "A"), user("v", "B")], { roles: [role("r", "A")] });
    const moves = new Map([["u", at(400, 300)]]);
    const fresh = { ...canvas, identities: canvas.identities.map((one) => (one.id === "u" ? { ...one, position: at(400, 300) } : one)) };
    expect([...places(canvas, moves)].toSorted()).toEqual([...places(fresh, new Map())].toSorted());
    expect(places(canvas, moves).get("v")).toBe(places(canvas, new Map()).get("v"));
  });

  it("whoever is pinned comes to a free place, and the stack stays where it was", () => {
    const canvas = company(people(20, { position: at(24, 70) }));
    const [stack] = crowdsOf(canvas).stacks;
    const stored = new Map(pinned(canvas, "p0").map((one) => [one.id, { ...one.position, pinned: one.pinned ?? false }]));
    const after = { ...canvas, identities: canvas.identities.map((one) => ({ ...one, position: stored.get(one.id) ?? one.position })) };
    const [before, now] = [places(canvas, new Map()), places(after, new Map())];
    expect(now.get(crowdsOf(after).stacks[0]!.id)!.box).toEqual(before.get(stack!.id)!.box);
    expect(now.get("p0")!.box.y).toBeGreaterThan(before.get(stack!.id)!.box.y + 100);
  });
});
