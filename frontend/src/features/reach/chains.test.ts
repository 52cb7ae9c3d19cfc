import { expect, test } from "vitest";

import type { End, WhoCan } from "../../api/reach";
import { account, canvasOf, role, user } from "../../testing/builders";
import { whoSections } from "./chains";

const end = (id: string): End => ({ id, arn: `arn:${id}` });
const canvas = canvasOf({
  accounts: [account("Acme")],
  identities: [user("ana", "Acme"), user("bob", "Acme")],
  roles: [role("Porter", "Acme"), role("Reader", "Acme")],
});
const answer = (paths: End[][]): WhoCan => ({
  action: "s3:GetObject",
  resource: "arn:aws:s3:::plans/a",
  direct: [end("Reader")],
  by_chain: [end("ana"), end("bob")],
  paths,
  more: true,
});

test("a chain is told by the roles on its way and lit from its beginning to what was asked about", () => {
  const [directly, chained] = whoSections(canvas, "plans", answer([[end("ana"), end("Porter"), end("Reader")]]));
  expect(directly!.rows.map(({ name, path }) => [name, path])).toEqual([["Reader", ["Reader", "plans"]]]);
  expect(chained!.rows[0]!.detail).toBe("by way of Porter, then Reader");
  expect(chained!.rows[0]!.path).toEqual(["ana", "Porter", "Reader", "plans"]);
});

test("a chain that the server left out is said to be left out, and no line is drawn for it", () => {
  const [, chained] = whoSections(canvas, "plans", answer([[end("ana"), end("Porter"), end("Reader")]]));
  expect(chained!.rows[1]!.detail).toBe("by a chain that is not shown");
  expect(chained!.rows[1]!.path).toEqual(["bob"]);
});
