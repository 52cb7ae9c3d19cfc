import { expect, test } from "vitest";

import { account, canvasOf } from "../testing/builders";
import { badgeOf, levelsOf, type Organization, pathWords, placesFor, treeRows } from "./organization";

const policy = (name: string, targets: string[], aws = false): Organization["policies"][number] => ({
  id: `p-${name}`,
  type: "scp",
  name,
  description: "",
  document: "{}",
  aws_managed: aws,
  target_ids: targets,
});

const organization: Organization = {
  id: "o-1",
  root_id: "r-1",
  management_account_id: "boss",
  units: [
    { id: "ou-prod", name: "Production", parent_id: "ou-work" },
    { id: "ou-work", name: "Workloads", parent_id: "r-1" },
  ],
  members: [
    { account_id: "boss", parent_id: "r-1" },
    { account_id: "shop", parent_id: "ou-prod" },
  ],
  policies: [
    policy("FullAWSAccess", ["r-1", "ou-work", "ou-prod", "boss", "shop"], true),
    policy("NoS3", ["ou-work"]),
    policy("NoIam", ["shop", "boss"]),
  ],
};
const drawn = canvasOf({ accounts: [account("boss"), account("shop"), account("guest")], organizations: [organization] });

test("the levels of an account go from the root down to it, each with its policies", () => {
  const levels = levelsOf(drawn, organization, "shop").map(({ name, scps }) => [name, ...scps.map((one) => one.name)]);
  expect(levels).toEqual([
    ["Root", "FullAWSAccess"],
    ["Workloads", "FullAWSAccess", "NoS3"],
    ["Production", "FullAWSAccess"],
    ["shop", "FullAWSAccess", "NoIam"],
  ]);
  expect(pathWords(drawn, organization, "shop")).toBe("Root / Workloads / Production / shop");
});

test("an account may move to the root and to every OU but its own", () => {
  expect(placesFor(drawn, organization, "shop").map((place) => place.label)).toEqual(["Root", "Root / Workloads"]);
});

test("the tree shows OUs before accounts, and nothing below a closed OU", () => {
  const shown = (closed: string[]) =>
    treeRows(drawn, organization, new Set(closed)).map((row) => `${row.level} ${row.name} ${row.place}/${row.siblings}`);
  expect(shown([])).toEqual(["1 Root 1/1", "2 Workloads 1/2", "3 Production 1/1", "4 shop 1/1", "2 boss 2/2"]);
  expect(shown(["ou-work"])).toEqual(["1 Root 1/1", "2 Workloads 1/2", "2 boss 2/2"]);
  expect(treeRows(drawn, organization, new Set()).map((row) => row.open)).toEqual([true, true, true, null, null]);
});

test("a header says where an account stands and how many policies limit it", () => {
  expect(badgeOf(organization, "shop")).toEqual({ path: "Workloads / Production", policies: "2 SCPs" });
  expect(badgeOf(organization, "boss")).toEqual({ path: "Root", policies: "management" });
  expect(badgeOf(organization, "guest")).toBeNull();
  expect(badgeOf(undefined, "shop")).toBeNull();
});
