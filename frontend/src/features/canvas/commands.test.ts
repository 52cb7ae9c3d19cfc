import { describe, expect, it } from "vitest";
import { account, canvasOf, role, user } from "../../testing/builders";
import { allNodes, understand } from "./commands";

const canvas = canvasOf({
  accounts: [account("A")],
  identities: [user("ana", "A"), user("anabel", "A")],
  roles: [role("Auditor", "A"), role("AuditorGlobal", "A")],
});

describe("the palette understands", () => {
  it("let ana assume Auditor, by whole names before beginnings", () =>
    expect(understand(canvas, "let Ana assume auditor")).toMatchObject({ kind: "link", sourceId: "ana", roleId: "Auditor" }));

  it("beginnings of names", () =>
    expect(understand(canvas, "let anab assume AuditorG")).toMatchObject({ sourceId: "anabel", roleId: "AuditorGlobal" }));

  it("can ana s3:GetObject arn:…", () =>
    expect(understand(canvas, "can ana s3:GetObject on arn:aws:s3:::photos/cat.jpg?")).toMatchObject({
      kind: "ask",
      callerId: "ana",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::photos/cat.jpg",
    }));

  it("assume Auditor, with and without a caller", () => {
    expect(understand(canvas, "assume Auditor")).toMatchObject({ kind: "assume", roleId: "Auditor" });
    expect(understand(canvas, "ana assumes Auditor")).toMatchObject({ kind: "assume", callerId: "ana" });
  });

  it("German, too: lass, darf, übernimm", () => {
    expect(understand(canvas, "lass Ana Auditor übernehmen")).toMatchObject({ kind: "link", sourceId: "ana", roleId: "Auditor" });
    expect(understand(canvas, "Lass anab die Rolle AuditorG annehmen")).toMatchObject({ sourceId: "anabel", roleId: "AuditorGlobal" });
    expect(understand(canvas, "darf ana s3:GetObject auf arn:aws:s3:::photos/cat.jpg ausführen?")).toMatchObject({
      kind: "ask",
      callerId: "ana",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::photos/cat.jpg",
    });
    expect(understand(canvas, "darf ana s3:ListAllMyBuckets ausführen?")).toMatchObject({ kind: "ask", resource: "" });
    expect(understand(canvas, "übernimm Auditor als ana")).toMatchObject({ kind: "assume", roleId: "Auditor", callerId: "ana" });
    expect(understand(canvas, "ana übernimmt Auditor")).toMatchObject({ kind: "assume", callerId: "ana" });
  });

  it("nothing when nobody has that name", () => expect(understand(canvas, "let zoe assume Auditor")).toBeNull());
});

describe("all nodes", () => {
  it("are listed with where they live", () =>
    expect(allNodes(canvas).find((node) => node.name === "ana")).toMatchObject({ where: "A", tile: "user" }));
});
