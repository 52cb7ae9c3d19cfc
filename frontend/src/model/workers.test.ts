import { expect, test } from "vitest";

import { bucket, canvasOf, session } from "../testing/builders";
import { roleOfWorker, withoutReplaced } from "./workers";

const box = { ...bucket("i-1", "A"), type: "instance" as const };
const profile = { id: "P", account_id: "A", name: "Web", path: "/", arn: "", role_id: "Reader", tags: {} };

test("an instance acts in the role of its profile, a function in its own", () => {
  const canvas = canvasOf({ instance_profiles: [profile] });
  expect(roleOfWorker(canvas, { ...box, instance_profile_id: "P" })).toBe("Reader");
  expect(roleOfWorker(canvas, { ...box, type: "function", role_id: "Resizer" })).toBe("Resizer");
  expect(roleOfWorker(canvas, box)).toBeNull();
});

test("an empty profile brings no role", () => {
  const canvas = canvasOf({ instance_profiles: [{ ...profile, role_id: null }] });
  expect(roleOfWorker(canvas, { ...box, instance_profile_id: "P" })).toBeNull();
});

test("what a service has replaced is hidden by what it holds", () => {
  const [old, held] = [session("old", "i-1", "R"), session("new", "i-1", "R", { renews: true })];
  expect(withoutReplaced([old, held])).toEqual([held]);
  expect(withoutReplaced([old])).toEqual([old]);
});
