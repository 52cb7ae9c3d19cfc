/** PURE: two texts compared line by line, and three of them merged. Lines end at "\n" and joined give the text back. */

export interface DiffLine {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Above this many pairs of lines the middle counts as replaced: policies have at most some hundred lines. */
const MOST_PAIRS = 4_000_000;

export const linesOf = (text: string): string[] => text.split("\n");

/** For each line of `before` the line of `after` that it became, or -1. The longest common run of lines decides. */
function matches(before: string[], after: string[]): Int32Array {
  const found = new Int32Array(before.length).fill(-1);
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) found[start] = start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end += 1;
    found[before.length - end] = after.length - end;
  }
  matchMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end), start, found);
  return found;
}

function matchMiddle(before: string[], after: string[], shift: number, found: Int32Array): void {
  const [rows, columns] = [before.length, after.length];
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) return;
  // longest[i * width + j]: how many lines before[i..] and after[j..] have in common, in order.
  const width = columns + 1;
  const longest = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        before[i] === after[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  let [i, j] = [0, 0];
  while (i < rows && j < columns) {
    if (before[i] === after[j]) found[shift + i++] = shift + j++;
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i += 1;
    else j += 1;
  }
}

/** What went and what came, in the order in which a reader expects it: removed lines before added ones. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const found = matches(old, now);
  const lines: DiffLine[] = [];
  let next = 0;
  const addUpTo = (end: number) => {
    while (next < end) lines.push({ kind: "added", text: now[next++]! });
  };
  old.forEach((text, index) => {
    const at = found[index]!;
    if (at < 0) return lines.push({ kind: "removed", text });
    addUpTo(at);
    next = at + 1;
    return lines.push({ kind: "same", text });
  });
  addUpTo(now.length);
  return lines;
}

/** A stretch of a three-way merge. Only a conflict needs somebody to choose. */
export interface Chunk {
  kind: "same" | "mine" | "theirs" | "conflict";
  base: string[];
  mine: string[];
  theirs: string[];
}

const equal = (one: string[], other: string[]) =>
  one.length === other.length && one.every((line, index) => line === other[index]);

function chunkOf(base: string[], mine: string[], theirs: string[]): Chunk {
  const kind = equal(mine, theirs)
    ? equal(mine, base)
      ? "same"
      : "mine"
    : equal(mine, base)
      ? "theirs"
      : equal(theirs, base)
        ? "mine"
        : "conflict";
  return { kind, base, mine, theirs };
}

/** In: the text that two people started from, and what each made of it. Out: its stretches, in order. */
export function mergeLines(base: string, mine: string, theirs: string): Chunk[] {
  const [origin, left, right] = [linesOf(base), linesOf(mine), linesOf(theirs)];
  const [inLeft, inRight] = [matches(origin, left), matches(origin, right)];
  const chunks: Chunk[] = [];
  let [o, a, b] = [0, 0, 0];
  const close = (nextO: number, nextA: number, nextB: number) => {
    if (nextO > o || nextA > a || nextB > b)
      chunks.push(chunkOf(origin.slice(o, nextO), left.slice(a, nextA), right.slice(b, nextB)));
    [o, a, b] = [nextO, nextA, nextB];
  };
  for (let line = 0; line < origin.length; line += 1) {
    if (inLeft[line]! < 0 || inRight[line]! < 0) continue;
    close(line, inLeft[line]!, inRight[line]!);
    close(line + 1, inLeft[line]! + 1, inRight[line]! + 1);
  }
  close(origin.length, left.length, right.length);
  return joined(chunks);
}

/** Unchanged lines that follow each other are one stretch. */
function joined(chunks: Chunk[]): Chunk[] {
  const found: Chunk[] = [];
  for (const chunk of chunks) {
    const last = found.at(-1);
    if (last?.kind === "same" && chunk.kind === "same")
      found[found.length - 1] = chunkOf(
        [...last.base, ...chunk.base],
        [...last.mine, ...chunk.mine],
        [...last.theirs, ...chunk.theirs],
      );
    else found.push(chunk);
  }
  return found;
}

export type Choice = "mine" | "theirs";

/** In: stretches, and for conflicts (by their place) whose lines count. Out: the merged text. */
export function mergedText(chunks: Chunk[], choices: ReadonlyMap<number, Choice>): string {
  const lines = chunks.flatMap((chunk, index) => {
    const side = chunk.kind === "conflict" ? (choices.get(index) ?? "mine") : chunk.kind;
    return side === "theirs" ? chunk.theirs : chunk.mine;
  });
  return lines.join("\n");
}
