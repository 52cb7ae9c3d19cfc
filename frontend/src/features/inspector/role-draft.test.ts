import { expect, test } from "vitest";

import type { Canvas } from "../../model/canvas";
import { EMPTY_DRAFT, type Trusted, roleFrom, suggestedName, trustTextFor, trustedNode } from "./role-draft";

const position = { x: 0, y: 0, width: null, height: null };
const ec2: Trusted = {
  kind: "service",
  principal: { type: "Service", value: "ec2.amazonaws.com" },
  label: "EC2",
  nodeId: null,
};
const readOnly = { arn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", name: "AmazonS3ReadOnlyAccess" };

test("the lecture's role gets a name, its policy and an instance profile", () => {
  const role = roleFrom({ ...EMPTY_DRAFT, trusted: ec2, attachments: [readOnly] }, "acct-a", position);
  expect(role.name).toBe("EC2-S3ReadOnly");
  expect(role.attachments).toEqual([readOnly.arn]);
  expect(role.instance_profile).toBe(true);
});

test("what was reviewed is what is sent", () => {
  const role = roleFrom({ ...EMPTY_DRAFT, trusted: ec2, trustText: "{ mine }" }, "acct-a", position);
  expect(role.trust_policy).toBe("{ mine }");
});

test("a role that trusts nobody yet sends no trust policy", () => {
  expect(roleFrom({ ...EMPTY_DRAFT, name: "Later" }, "acct-a", position)).toEqual({
    account_id: "acct-a",
    name: "Later",
    position,
  });
});

test("web identities come in by an action of their own", () => {
  const text = trustTextFor({ type: "Federated", value: "accounts.google.com" });
  expect(JSON.parse(text).Statement[0].Action).toBe("sts:AssumeRoleWithWebIdentity");
});

test("an account is trusted by its root, a group not at all", () => {
  const canvas = {
    accounts: [{ id: "acct-a", number: "111122223333", name: "Company A" }],
    identities: [],
    groups: [{ id: "AGPA1", name: "Developers" }],
    providers: [],
    notes: [],
    roles: [],
    resources: [],
  } as unknown as Canvas;
  expect(trustedNode(canvas, "acct-a")?.principal.value).toBe("arn:aws:iam::111122223333:root");
  expect(trustedNode(canvas, "AGPA1")).toBeNull();
});

test("a name never has characters AWS refuses", () => {
  expect(suggestedName({ ...EMPTY_DRAFT, trusted: { ...ec2, label: "Company B & sons" } })).toBe("CompanyBsons");
  expect(suggestedName(EMPTY_DRAFT)).toBe("NewRole");
});
