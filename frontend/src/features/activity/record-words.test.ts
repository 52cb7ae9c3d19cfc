import { describe, expect, it } from "vitest";
import type { ActivityRecord } from "../../api/activity";
import { aboutWords, filterOf, folded, NO_FILTER, sourceWords, whoWords } from "./record-words";

const record = (parts: Record<string, unknown>): ActivityRecord => ({
  id: 1,
  at: "2026-01-01T09:00:00Z",
  name: "GetObject",
  source: "s3.amazonaws.com",
  who: "arn:aws:iam::111122223333:user/jane",
  person: null,
  error_code: "",
  revision: null,
  record: parts,
});

const move = (id: number, who = "Curious Otter"): ActivityRecord => ({ ...record({}), id, who, name: "MoveNodes" });

describe("a line about a record", () => {
  it("names who without what all ARNs have", () => {
    expect(whoWords("arn:aws:sts::111122223333:assumed-role/Reader/jane")).toBe("assumed-role/Reader/jane");
    expect(whoWords("Curious Otter")).toBe("Curious Otter");
    expect(sourceWords("s3.amazonaws.com")).toBe("s3");
  });

  it("names what it was about", () => {
    expect(aboutWords(record({ resources: [{ ARN: "arn:aws:s3:::plans/a.pdf" }] }))).toBe("plans/a.pdf");
    expect(aboutWords(record({ resources: [], requestParameters: { userName: "bob" } }))).toBe("bob");
    expect(aboutWords(record({ resources: [], requestParameters: null }))).toBe("");
  });
});

describe("a filter", () => {
  it("asks for nothing that was not filled in", () => expect(filterOf(NO_FILTER, 0)).toEqual({}));

  it("looks back in sandbox time", () =>
    expect(filterOf({ ...NO_FILTER, who: " jane ", errorsOnly: true, minutes: 5 }, Date.parse("2026-01-01T09:05:00Z"))).toEqual({
      who: "jane",
      errors_only: true,
      since: "2026-01-01T09:00:00.000Z",
    }));
});

describe("moves of cards", () => {
  it("by one person one after the other are one line, the newest", () =>
    expect(folded([move(9), move(8), record({}), move(6)]).map((line) => [line.record.id, line.times])).toEqual([
      [9, 2],
      [1, 1],
      [6, 1],
    ]));

  it("by two people are two lines, and no other event is folded", () => {
    expect(folded([move(3), move(2, "Ada")])).toHaveLength(2);
    expect(folded([record({}), record({})])).toHaveLength(2);
  });
});
