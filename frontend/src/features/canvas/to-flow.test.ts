import { describe, expect, it } from "vitest";
import { account, bucket, canvasOf, group, role, session, user } from "../../testing/builders";
import type { Canvas } from "../../model/canvas";
import { levelFor } from "./canvas-ui";
import { verdictsFrom } from "./connection-rules";
import { toFar } from "./far";
import type { TrustEdgeType } from "./flow-types";
import { drawnIn, viewportFor } from "../../model/geometry";
import { places } from "../../model/places";
import { crowdsOf } from "../../model/stacks";
import type { Scene } from "./scene";
import { toEdges } from "./to-edges";
import { reuse, toNear, toNodes } from "./to-flow";
import { viewAround } from "./view";
import { policyWords, roleLine } from "../../model/card-words";

const at = (x: number, y: number) => ({ x, y, width: null, height: null, pinned: false });
const seen = (x: number) => viewAround({ x, y: 0, zoom: 1 }, 1_000, 800);
const canvas = canvasOf({
  accounts: [account("A", { position: at(0, 0), user_population: 2000 }), account("B", { position: at(700, 0) })],
  identities: [user("ana", "A", { position: at(24, 70), group_ids: ["devs"] })],
  groups: [group("devs", "A")],
  roles: [role("audit", "B", ["ana", "A"], { position: at(600, 70) })],
  resources: [bucket("photos", "B")],
});
const scene = (change: Partial<Scene> = {}): Scene => ({
  canvas,
  moves: new Map(),
  denials: [],
  permissions: [],
  halves: [],
  hidden: new Set(),
  selection: null,
  picked: new Set(),
  linking: null,
  lit: null,
  stop: [],
  view: null,
  ...change,
});
const trust = (change: Partial<Scene>) =>
  toEdges(scene(change)).filter((edge): edge is TrustEdgeType => edge.type === "trust");
const stateBetween = (change: Partial<Scene>) => trust(change).find((edge) => edge.id === "ana>audit")?.data?.state;

describe("nodes", () => {
  it("stand inside their account, whose box grows to hold them", () => {
    const audit = toNodes(scene()).find((node) => node.id === "audit");
    expect(audit).toMatchObject({ parentId: "B", position: { x: 600, y: 70 } });
    expect(places(canvas, new Map()).get("B")!.box.width).toBe(600 + 184 + 24);
  });

  it("follow the hand before the server has answered", () => {
    const moved = toNodes(scene({ moves: new Map([["ana", at(200, 90)]]) }));
    expect(moved.find((node) => node.id === "ana")!.position).toEqual({ x: 200, y: 90 });
  });

  it("keep their object when nothing about them changed, so that only the rest is drawn anew", () => {
    const before = toNodes(scene());
    const after = reuse(before, toNodes(scene({ picked: new Set(["ana"]) })));
    const same = after.filter((node) => before.includes(node)).map((node) => node.id);
    expect(same).toContain("audit");
    expect(same).not.toContain("ana");
  });

  it("of imaginary users are one stack that covers nobody", () => {
    const found = places(canvas, new Map());
    const stack = found.get("stack:A")!.box;
    expect(stack.y).toBeGreaterThan(found.get("ana")!.box.y + found.get("ana")!.box.height);
  });

  it("that a keyboard link cannot end at are skipped by Tab", () => {
    const nodes = toNodes(scene({ linking: { sourceId: "ana", by: "keyboard", verdicts: verdictsFrom(canvas, "ana") } }));
    expect(nodes.filter((node) => node.focusable).map((node) => node.id)).toEqual(["ana"]);
  });
});

describe("a trust line", () => {
  it("stands for the account root when it leaves the stack", () => {
    expect(trust({}).map((edge) => edge.source).toSorted()).toEqual(["ana", "stack:A"]);
  });

  it("is plain without sessions, glows while one lives, and goes grey when it ended", () => {
    const live = session("s", "ana", "audit");
    expect(stateBetween({})).toBe("trust");
    expect(stateBetween({ canvas: { ...canvas, sessions: [live] } })).toBe("live");
    expect(stateBetween({ canvas: { ...canvas, sessions: [{ ...live, state: "expired" }] } })).toBe("expired");
  });

  it("shows a refusal until the next attempt", () => {
    const denials = [{ callerId: "ana", roleId: "audit", reason: "not in trust policy" }];
    expect(stateBetween({ denials })).toBe("denied");
  });

  it("counts several sessions as one, soonest end first", () => {
    const late = session("late", "ana", "audit", { expiration: "2026-01-01T18:00:00Z" });
    const soon = session("soon", "ana", "audit");
    const [edge] = trust({ canvas: { ...canvas, sessions: [late, soon] } }).filter((one) => one.source === "ana");
    expect(edge!.data!.line.live.map((one) => one.id)).toEqual(["soon", "late"]);
  });

  it("of a session without a link of its own is drawn for as long as the session is there", () => {
    const roles = [role("audit", "B", ["A"], { position: at(600, 70) })];
    const lines = trust({ canvas: { ...canvas, roles, sessions: [session("s", "ana", "audit")] } });
    expect(lines.map((edge) => [edge.source, edge.data!.state])).toEqual([
      ["stack:A", "trust"],
      ["ana", "live"],
    ]);
  });

  it.each([
    [12, 0, 12],
    [12, 1, 0],
    [13, 0, 0],
  ])("runs dots while few lines show a state: of %i live and %i ended ones on %i", (live, ended, lively) => {
    const roles = Array.from({ length: 40 }, (_, index) => role(`r${index}`, "B", ["ana"]));
    const sessions = roles.slice(0, live + ended).map((one, index) =>
      session(`s-${one.id}`, "ana", one.id, { state: index < live ? "active" : "expired" }),
    );
    const lines = trust({ canvas: { ...canvas, roles, sessions } });
    expect(lines.filter((edge) => edge.data!.lively)).toHaveLength(lively);
  });
});

describe("a crowd", () => {
  const crowd = Array.from({ length: 20 }, (_, index) => user(`p${String(index)}`, "A", { group_ids: ["devs"], position: at(24, 70) }));
  const roles = [role("audit", "B", crowd.map((one) => one.id), { position: at(600, 70) })];
  const crowded = { ...canvas, accounts: canvas.accounts.map((one) => ({ ...one, user_population: 0 })), identities: crowd, roles };
  const [stack] = crowdsOf(crowded).stacks;

  it("is one node, and a line from it stands for all of its members", () => {
    expect(toNodes(scene({ canvas: crowded })).filter((node) => node.type === "stack" || node.type === "identity")).toHaveLength(1);
    const lines = toEdges(scene({ canvas: crowded }));
    expect(lines.map((edge) => [edge.type, edge.source, edge.target])).toEqual([
      ["trust", stack!.id, "audit"],
      ["member", stack!.id, "devs"],
    ]);
    expect(trust({ canvas: crowded })[0]!.data!.line.links).toHaveLength(20);
  });

  it("glows with the sessions of its members, and is in light when one of them is", () => {
    const sessions = [session("s1", "p3", "audit"), session("s2", "p4", "audit")];
    const [line] = trust({ canvas: { ...crowded, sessions } });
    expect([line!.data!.state, line!.data!.line.live.length]).toEqual(["live", 2]);
    const nodes = toNodes(scene({ canvas: crowded, lit: new Set(["p3"]) }));
    expect(nodes.find((node) => node.id === stack!.id)!.className).toBeUndefined();
    expect(nodes.find((node) => node.id === "audit")!.className).toBe("dim");
  });
});

describe("of a large canvas", () => {
  const near = { x: 0, y: 0, width: 300, height: 300 };

  it("only what lies near the view is drawn, with both ends of each line that has one there", () => {
    const roles = [...canvas.roles, role("far", "B", [], { position: at(5_000, 5_000) })];
    const { nodes, edges } = toNear(scene({ canvas: { ...canvas, roles }, view: near }));
    expect(nodes.map((node) => node.id)).toContain("audit");
    expect(nodes.map((node) => node.id)).not.toContain("far");
    expect(edges.map((edge) => edge.id)).toContain("ana>audit");
  });

  it("a line with both ends out of view is not drawn", () => {
    const { edges } = toNear(scene({ view: { x: 300, y: -900, width: 100, height: 100 } }));
    expect(edges).toEqual([]);
  });

  it("what is chosen is drawn wherever it lies, so that it moves along", () => {
    const { nodes } = toNear(scene({ view: { ...near, x: -9_000 }, picked: new Set(["ana"]) }));
    expect(nodes.map((node) => node.id)).toEqual(["A", "B", "ana"]);
  });

  it("the view changes in steps: a small pull leaves it, a long one moves it", () => {
    expect(seen(-30)).toEqual(seen(-10));
    expect(seen(-2_000)).not.toEqual(seen(-10));
    expect(seen(-2_000).x).toBeLessThan(2_000 - 400);
  });
});

describe("other lines", () => {
  it("tie a member to its group, and a role to what it may use", () => {
    const permissions = [{ source_id: "audit", resource_id: "photos", actions: ["s3:GetObject"] }];
    const kinds = toEdges(scene({ permissions })).map((edge) => edge.type);
    expect(kinds).toContain("member");
    expect(kinds).toContain("permission");
  });
});

describe("from far", () => {
  it("an account is one block, and all lines between two accounts are one", () => {
    const { nodes, edges } = toFar(scene());
    expect(nodes.map((node) => node.id)).toEqual(["far:A", "far:B"]);
    expect(edges).toMatchObject([{ source: "far:A", target: "far:B", data: { count: 2, live: 0 } }]);
  });

  it("the level does not flicker at a border", () => {
    expect(levelFor(0.59, "full")).toBe("full");
    expect(levelFor(0.59, "compact")).toBe("compact");
    expect(levelFor(0.3, "compact")).toBe("far");
  });

  it("the first view is never larger than life", () => {
    expect(viewportFor({ x: 0, y: 0, width: 100, height: 100 }, 1000, 800).zoom).toBe(1);
    expect(viewportFor({ x: 0, y: 0, width: 5000, height: 100 }, 1000, 800).zoom).toBeLessThan(0.2);
  });

  it("of a view the part is cut out in which something is drawn", () => {
    const view = { x: 0, y: 0, width: 1400, height: 800 };
    const card = { x: 400, y: 300, width: 160, height: 62 };
    expect(drawnIn(view, [card])).toEqual({ x: 344, y: 244, width: 272, height: 174 });
    expect(drawnIn(view, [{ ...card, x: -100 }])).toMatchObject({ x: 0, width: 116 });
    expect(drawnIn(view, [{ ...card, x: 5000 }])).toEqual(view);
  });
});

describe("a role's second line", () => {
  it.each([
    ["AmazonS3ReadOnlyAccess", "S3 read only"],
    ["AmazonEC2FullAccess", "EC2 full"],
    ["PowerUserAccess", "Power user"],
    ["SecurityAudit", "Security audit"],
  ])("says %s as %s", (name, words) => expect(policyWords(name)).toBe(words));

  it("says when it can do nothing yet", () => expect(roleLine(role("r", "A"))).toBe("No permissions yet"));
});

describe("a resource that acts by itself", () => {
  const works = { ...bucket("resize", "A"), type: "function" as const, role_id: "audit" };
  const line = (change: Partial<Canvas>) =>
    trust({ canvas: { ...canvas, resources: [works], ...change } }).find((edge) => edge.id === "resize>audit");

  it("has a line to its role that is not trust, and glows on it while it has credentials", () => {
    expect(line({})).toMatchObject({ data: { state: "carried" }, ariaLabel: expect.stringMatching(/by itself$/) });
    const held = session("s", "resize", "audit", { renews: true });
    expect(line({ sessions: [session("old", "resize", "audit"), held] })!.data!.line.live).toEqual([held]);
    expect(line({ resources: [bucket("resize", "A")] })).toBeUndefined();
  });
});
