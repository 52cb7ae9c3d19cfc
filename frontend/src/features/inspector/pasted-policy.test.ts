import { expect, test } from "vitest";

import type { Entity } from "../../model/canvas";
import { misfit, pastedKind } from "./pasted-policy";

const kind = (...statements: object[]) => pastedKind(JSON.stringify({ Statement: statements }));
const node = (entity: string, more: object = {}) => ({ entity, value: { name: "Hat", ...more } }) as unknown as Entity;

test("a policy's sort is told by whom and what it names", () => {
  expect(kind({ Effect: "Allow", Action: "s3:*", Resource: "*" })).toBe("identity");
  expect(kind({ Principal: { AWS: "*" }, Action: "sts:AssumeRole" })).toBe("trust");
  expect(kind({ Principal: "*", Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"] })).toBe("trust");
  expect(kind({ Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" })).toBe("resource");
});

test("other texts are no policies", () => {
  for (const text of ["", "hello", "{", "[]", '{"a": 1}', '{"Statement": 3}', '{"Statement": []}', '{"Statement": ["x"]}'])
    expect(pastedKind(text)).toBeNull();
});

test("where a policy cannot go, the reason names the node and the way out", () => {
  expect(misfit("identity", node("role"))).toBeNull();
  expect(misfit("trust", node("role"))).toBeNull();
  expect(misfit("resource", node("resource"))).toBeNull();
  expect(misfit("identity", node("identity", { kind: "user" }))).toBeNull();
  expect(misfit("identity", null)).toContain("first");
  expect(misfit("trust", node("group"))).toContain("Choose a role");
  expect(misfit("resource", node("role"))).toContain("belongs to a resource");
  expect(misfit("identity", node("identity", { kind: "service" }))).toContain("assume a role");
});
