import { expect, test } from "vitest";

import type { Canvas } from "./canvas";
import { policyUse } from "./policy-use";

const arn = "arn:aws:iam::111122223333:policy/Floor";
const attached = { attachments: [{ arn, name: "Floor", aws_managed: false }], boundary: null };
const bounded = { attachments: [], boundary: arn };

test("whoever has a policy, and whoever is bounded by it, is counted apart", () => {
  const canvas = {
    identities: [
      { id: "ana", name: "ana", ...attached },
      { id: "bob", name: "bob", ...bounded },
    ],
    groups: [{ id: "staff", name: "staff", attachments: attached.attachments }],
    roles: [{ id: "reader", name: "Reader", attachments: attached.attachments, boundary: arn }],
  } as unknown as Canvas;
  const use = policyUse(canvas, arn);
  expect(use.attached.map((one) => one.name)).toEqual(["ana", "staff", "Reader"]);
  expect(use.bounded.map((one) => one.name)).toEqual(["bob", "Reader"]);
});
