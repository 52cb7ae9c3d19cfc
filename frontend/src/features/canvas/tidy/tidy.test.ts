import Elk from "elkjs/lib/elk.bundled.js";
import { describe, expect, it } from "vitest";
import { account, bucket, canvasOf, group, role, user } from "../../../testing/builders";
import type { Canvas } from "../../../model/canvas";
import { type Box } from "../../../model/geometry";
import { crowdsOf } from "../../../model/stacks";
import { places } from "../../../model/places";
import { tidied } from "./tidy";


// The engine of the worker, in this thread.
const elk = new Elk();
const tidy = (canvas: Canvas, only: ReadonlySet<string> | null = null) => tidied(canvas, only, (graph) => elk.layout(graph));

const people = Array.from({ length: 30 }, (_, index) => user(`user${String(index)}`, "A"));
const heap = canvasOf({
  accounts: [account("A", { user_population: 2000 }), account("B"), account("C", { kind: "external" })],
  identities: [...people, user("service", null)],
  groups: [group("devs", "A")],
  roles: [role("second", "A", ["user9"]), role("first", "A", ["user2"]), role("audit", "B", ["A"])],
  resources: [bucket("photos", "B"), bucket("films", "B")],
});

const nowhere = { x: 0, y: 0, width: null, height: null, pinned: false };
const linked = canvasOf({
  accounts: [account("east"), account("west"), account("hub")],
  identities: [user("ana", "hub")],
  roles: [role("audit", "east", ["ana"]), role("deploy", "west", ["ana"])],
});
const crossed = canvasOf({
  accounts: [account("A")],
  identities: [0, 1, 2, 3].map((index) => user(`u${String(index)}`, "A", { position: { ...nowhere, y: index * 90 } })),
  // The last user wears the first role, and so on.
  roles: [0, 1, 2, 3].map((index) => role(`r${String(index)}`, "A", [`u${String(3 - index)}`], { position: { ...nowhere, y: index * 90 } })),
});
const organization = (members: { account_id: string; parent_id: string }[]): Canvas["organizations"][number] => ({
  id: "o",
  root_id: "root",
  management_account_id: "a0",
  units: ["odd", "even"].map((id) => ({ id, name: id, parent_id: "root" })),
  members,
  policies: [],
});

const member = (account_id: string, index: number) => ({ account_id, parent_id: index % 2 ? "odd" : "even" });

/** Accounts, users, groups, roles and trust between any of them, all in one heap. */
function anyCanvas(seed: number): Canvas {
  let state = seed * 7919;
  const below = (most: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
  };
  const ids = (letter: string, most: number) => Array.from({ length: below(most) }, (_, index) => `${letter}${String(index)}`);
  const accounts = ["a", ...ids("b", 6)];
  const home = () => accounts[below(accounts.length)]!;
  const users = ids("u", 20);
  const groups = ids("g", 4);
  const some = (list: string[]) => list.filter(() => below(4) === 0);
  return canvasOf({
    accounts: accounts.map((id) => account(id)),
    identities: [...users.map((id) => user(id, home(), { group_ids: some(groups) })), ...ids("s", 3).map((id) => user(id, null))],
    groups: groups.map((id) => group(id, home())),
    roles: ids("r", 15).map((id) => role(id, home(), some(users))),
    resources: ids("x", 5).map((id) => bucket(id, home())),
  });
}

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

async function overlaps(canvas: Canvas): Promise<string[]> {
  const { of } = crowdsOf(canvas);
  const all = [...places(canvas, await tidy(canvas))].filter(([id]) => !of.has(id));
  return all.flatMap(([id, { box, inside }]) =>
    all
      .filter(([other, at]) => other !== id && other !== inside && at.inside !== id && overlap(box, at.box))
      .map(([other]) => `${id} over ${other}`),
  );
}

/** The canvas as it stands once the server has stored the new places. */
async function stored(canvas: Canvas): Promise<Canvas> {
  const spots = await tidy(canvas);
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
  it("leaves nothing over anything else, crowds and stacks included", async () => {
    expect(await overlaps(heap)).toEqual([]);
  });

  it("puts who asks left of roles, and resources right of them", async () => {
    const found = await tidy(heap);
    expect(found.get("user2")!.x).toBeLessThan(found.get("first")!.x);
    expect(found.get("audit")!.x).toBeLessThan(found.get("photos")!.x);
  });

  it("puts a role beside those who may assume it", async () => {
    const found = await tidy(heap);
    expect(found.get("first")!.y).toBeLessThan(found.get("second")!.y);
  });

  it("moves nothing when it is done again", async () => {
    expect([...(await tidy(await stored(heap))).keys()]).toEqual([]);
  });

  it("leaves what is pinned where it is, and puts nothing over it", async () => {
    const pinned = { ...heap.roles[0]!, position: { x: 290, y: 160, width: null, height: null, pinned: true } };
    const canvas = { ...heap, roles: [pinned, ...heap.roles.slice(1)] };
    expect((await tidy(canvas)).has(pinned.id)).toBe(false);
    expect(await overlaps(canvas)).toEqual([]);
  });

  it("of some nodes moves no others", async () => {
    const found = await tidy(heap, new Set(["films", "photos", "devs"]));
    expect([...found.keys()].every((id) => ["films", "photos", "devs"].includes(id))).toBe(true);
    expect(found.size).toBeGreaterThan(0);
  });

  it("moves a crowd as one", async () => {
    const crowd = crowdsOf(heap).stacks[0]!;
    const found = await tidy(heap);
    const moved = crowd.members.filter((one) => found.has(one.id));
    expect(moved).toEqual([crowd.lead]);
  });

  it("puts an account left of those that trust it", async () => {
    const spots = await tidy(linked);
    expect(spots.get("hub")!.x).toBeLessThan(spots.get("east")!.x);
    expect(spots.get("hub")!.x).toBeLessThan(spots.get("west")!.x);
  });

  it("lets no two lines cross that need not", async () => {
    const spots = await tidy(crossed);
    const heights = ["r0", "r1", "r2", "r3"].map((id) => spots.get(id)!.y);
    expect(heights).toEqual(heights.toSorted((one, other) => other - one));
  });

  it("packs accounts of one organizational unit side by side", async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `a${String(index)}`);
    const accounts = ids.map((id, index) => account(id, { position: { ...nowhere, x: index * 500 } }));
    const spots = await tidy(canvasOf({ accounts, organizations: [organization(ids.map(member))] }));
    const place = (id: string) => spots.get(id) ?? { x: 0, y: 0 };
    const read = ids.toSorted((one, other) => place(one).y - place(other).y || place(one).x - place(other).x);
    expect(read).toEqual([...ids.filter((_, index) => index % 2 === 0), ...ids.filter((_, index) => index % 2)]);
  });

  it("of any picture leaves nothing over anything, and nothing to do the second time", async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const canvas = anyCanvas(seed);
      expect(await overlaps(canvas), `seed ${String(seed)}`).toEqual([]);
      expect([...(await tidy(await stored(canvas))).keys()], `seed ${String(seed)}`).toEqual([]);
    }
  }, 60_000);
});
