import { describe, expect, it } from "vitest";
import { account, bucket, canvasOf, group, role, user } from "../../testing/builders";
import type { Canvas } from "../../model/canvas";
import { type Box } from "../../model/geometry";
import { crowdsOf } from "../../model/stacks";
import { places } from "../../model/places";
import { tidied } from "./tidy";

const people = Array.from({ length: 30 }, (_, index) => user(`user${String(index)}`, "A"));
const heap = canvasOf({
  accounts: [account("A", { user_population: 2000 }), account("B"), account("C", { kind: "external" })],
  identities: [...people, user("service", null)],
  groups: [group("devs", "A")],
  roles: [role("second", "A", ["user9"]), role("first", "A", ["user2"]), role("audit", "B", ["A"])],
  resources: [bucket("photos", "B"), bucket("films", "B")],
});

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

function overlaps(canvas: Canvas): string[] {
  const { of } = crowdsOf(canvas);
  const all = [...places(canvas, tidied(canvas))].filter(([id]) => !of.has(id));
  return all.flatMap(([id, { box, inside }]) =>
    all
      .filter(([other, at]) => other !== id && other !== inside && at.inside !== id && overlap(box, at.box))
      .map(([other]) => `${id} over ${other}`),
  );
}

/** The canvas as it stands once the server has stored the new places. */
function stored(canvas: Canvas): Canvas {
  const spots = tidied(canvas);
  const at = <T extends { id: string; position: Canvas["accounts"][number]["position"] }>(list: T[]): T[] =>
    list.map((one) => ({ ...one, position: spots.get(one.id) ?? one.position }));
  const { accounts, identities, groups, roles, resources } = canvas;
  return {
    ...canvas,
    accounts: at(accounts),
    identities: at(identities),
    groups: at(groups),
    roles: at(roles),
    resources: at(resources),
  };
}

describe("tidy", () => {
  it("leaves nothing over anything else, crowds and stacks included", () => {
    expect(overlaps(heap)).toEqual([]);
  });

  it("puts who asks left of roles, and resources right of them", () => {
    const found = tidied(heap);
    expect(found.get("user2")!.x).toBeLessThan(found.get("first")!.x);
    expect(found.get("audit")!.x).toBeLessThan(found.get("photos")!.x);
  });

  it("puts a role beside those who may assume it", () => {
    const found = tidied(heap);
    expect(found.get("first")!.y).toBeLessThan(found.get("second")!.y);
  });

  it("moves nothing when it is done again", () => {
    expect([...tidied(stored(heap)).keys()]).toEqual([]);
  });

  it("leaves what is pinned where it is, and puts nothing over it", () => {
    const pinned = { ...heap.roles[0]!, position: { x: 290, y: 160, width: null, height: null, pinned: true } };
    const canvas = { ...heap, roles: [pinned, ...heap.roles.slice(1)] };
    expect(tidied(canvas).has(pinned.id)).toBe(false);
    expect(overlaps(canvas)).toEqual([]);
  });

  it("of some nodes moves no others", () => {
    const found = tidied(heap, new Set(["films", "photos", "devs"]));
    expect([...found.keys()].every((id) => ["films", "photos", "devs"].includes(id))).toBe(true);
    expect(found.size).toBeGreaterThan(0);
  });

  it("moves a crowd as one", () => {
    const crowd = crowdsOf(heap).stacks[0]!;
    const moved = crowd.members.filter((one) => tidied(heap).has(one.id));
    expect(moved).toEqual([crowd.lead]);
  });
});
