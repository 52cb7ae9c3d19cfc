import { expect, test } from "vitest";

import { account, canvasOf, role, user } from "../testing/builders";
import { compare, summary, together } from "./compare";

const acme = account("Acme");
const ana = user("ana", "Acme");
const hat = role("Hat", "Acme");
const before = canvasOf({ accounts: [acme], identities: [ana], roles: [hat] });

test("two equal pictures differ in nothing", () => {
  expect(compare(before, before)).toEqual({ changes: [], moved: 0 });
  expect(summary(compare(before, before))).toBe("Nothing differs.");
});

test("what came, what went and what became different are told apart", () => {
  const bob = user("bob", "Acme");
  const after = canvasOf({
    accounts: [acme],
    identities: [bob],
    roles: [{ ...hat, trust_policy: '{"Statement":[]}', max_session_duration: 7200 }],
  });
  const { changes } = compare(before, after);
  expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
    ["added", "bob"],
    ["changed", "Hat"],
    ["removed", "ana"],
  ]);
  expect(changes[1]!.differences.map(({ field }) => field)).toEqual(["Maximum session duration", "Trust policy"]);
  expect(summary(compare(before, after))).toBe("1 added, 1 removed, 1 changed.");
});

test("a card that was only moved is no change, but is told", () => {
  const after = { ...before, identities: [{ ...ana, position: { ...ana.position, x: 999 } }] };
  expect(compare(before, after)).toEqual({ changes: [], moved: 1 });
});

test("an inline policy that came is told by its name", () => {
  const inline = { name: "Read", document: "{}", findings: [] };
  const after = { ...before, roles: [{ ...hat, inline_policies: [inline] }] };
  expect(compare(before, after).changes[0]!.differences).toEqual([
    { field: "Inline policy Read", before: "", after: "{}" },
  ]);
});

test("the joined picture holds what went, too", () => {
  const after = canvasOf({ accounts: [acme], identities: [], roles: [hat] });
  expect(together(before, after).identities.map(({ name }) => name)).toEqual(["ana"]);
});
