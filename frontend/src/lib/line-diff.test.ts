import { expect, test } from "vitest";

import { diffLines, mergeLines, mergedText } from "./line-diff";

const NONE = new Map<number, "mine" | "theirs">();

/** A small repeatable generator, so that a failing case can be found again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % sides;
  };
}

function randomText(roll: (sides: number) => number): string {
  return Array.from({ length: roll(9) }, () => "abcd"[roll(4)]).join("\n");
}

function edited(text: string, roll: (sides: number) => number): string {
  const lines = text.split("\n");
  for (let count = roll(3); count > 0; count -= 1) lines.splice(roll(lines.length + 1), roll(2), `new${roll(3)}`);
  return lines.join("\n");
}

test("a diff holds both texts, line for line", () => {
  for (let seed = 1; seed < 400; seed += 1) {
    const roll = dice(seed);
    const before = randomText(roll);
    const after = seed % 2 ? edited(before, roll) : randomText(roll);
    const lines = diffLines(before, after);
    const side = (gone: string) => lines.filter((line) => line.kind !== gone).map((line) => line.text).join("\n");
    expect([side("added"), side("removed")]).toEqual([before, after]);
  }
});

test("a changed line shows as one removed and one added", () => {
  expect(diffLines("a\nb\nc", "a\nB\nc").map((line) => line.kind)).toEqual(["same", "removed", "added", "same"]);
});

test("changes of one side alone come out as that side wrote them", () => {
  for (let seed = 1; seed < 400; seed += 1) {
    const roll = dice(seed);
    const base = randomText(roll);
    const changed = edited(base, roll);
    expect(mergedText(mergeLines(base, changed, base), NONE)).toBe(changed);
    expect(mergedText(mergeLines(base, base, changed), NONE)).toBe(changed);
    expect(mergedText(mergeLines(base, changed, changed), NONE)).toBe(changed);
  }
});

test("in every merge each side can be had whole by choosing it in every conflict and stretch", () => {
  for (let seed = 1; seed < 400; seed += 1) {
    const roll = dice(seed);
    const base = randomText(roll);
    const [mine, theirs] = [edited(base, roll), edited(base, roll)];
    const chunks = mergeLines(base, mine, theirs);
    expect(chunks.flatMap((chunk) => chunk.mine).join("\n")).toBe(mine);
    expect(chunks.flatMap((chunk) => chunk.theirs).join("\n")).toBe(theirs);
    expect(chunks.flatMap((chunk) => chunk.base).join("\n")).toBe(base);
  }
});

test("edits of different lines are both kept, without a question", () => {
  const chunks = mergeLines("a\nb\nc\nd\ne", "A\nb\nc\nd\ne", "a\nb\nc\nd\nE");
  expect(chunks.map((chunk) => chunk.kind)).toEqual(["mine", "same", "theirs"]);
  expect(mergedText(chunks, NONE)).toBe("A\nb\nc\nd\nE");
});

test("edits of the same line are a conflict, and the choice decides", () => {
  const chunks = mergeLines("a\nb\nc", "a\nmine\nc", "a\ntheirs\nc");
  const at = chunks.findIndex((chunk) => chunk.kind === "conflict");
  expect(mergedText(chunks, new Map([[at, "mine"]]))).toBe("a\nmine\nc");
  expect(mergedText(chunks, new Map([[at, "theirs"]]))).toBe("a\ntheirs\nc");
});
