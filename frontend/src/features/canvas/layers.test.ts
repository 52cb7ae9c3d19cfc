import { expect, test } from "vitest";

import { compared } from "./layers";

const link = (source_id: string, ...actions: string[]) => ({ source_id, resource_id: "plans", actions });

test("what a layer kept back shows as gained, what it gave as lost, all else as before", () => {
  const real = [link("ana", "s3:Get"), link("ben", "s3:Get", "s3:Put"), link("cat", "s3:Get")];
  const imagined = [link("ana", "s3:Get", "s3:Put"), link("cat", "s3:Get"), link("dan", "s3:Get")];
  expect(compared(real, imagined)).toEqual([
    { ...link("ana", "s3:Put"), change: "gained" },
    { ...link("ben", "s3:Get", "s3:Put"), change: "lost" },
    link("cat", "s3:Get"),
    { ...link("dan", "s3:Get"), change: "gained" },
  ]);
});
