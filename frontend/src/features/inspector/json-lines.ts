/**
 * JSON text as coloured lines for reading: cheap, so that the editor itself is loaded only when someone edits.
 *
 * In: any text. Out: per line its pieces, which joined give the line back, byte for byte.
 */

export interface Piece {
  kind: "key" | "string" | "punctuation" | "plain";
  text: string;
}

const TOKEN = /("(?:[^"\\\n]|\\.)*")(\s*:)?|([{}[\],:]+)|([^"{}[\],:]+|")/g;

export function jsonLines(text: string): Piece[][] {
  return text.split("\n").map(pieces);
}

function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  for (const [whole, quoted, colon, punctuation] of line.matchAll(TOKEN)) {
    if (quoted !== undefined) {
      found.push({ kind: colon === undefined ? "string" : "key", text: quoted });
      if (colon !== undefined) found.push({ kind: "punctuation", text: colon });
    } else {
      found.push({ kind: punctuation === undefined ? "plain" : "punctuation", text: whole });
    }
  }
  return found;
}

/** Lines (from 1, both ends included) of `after` that are not as in `before`; null when only lines went away. */
export function changedLines(before: string, after: string): { first: number; last: number } | null {
  const old = before.split("\n");
  const now = after.split("\n");
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  let end = 0;
  const room = Math.min(old.length, now.length) - start;
  while (end < room && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const last = now.length - end;
  return last > start ? { first: start + 1, last } : null;
}

/** Characters that count against AWS's policy sizes: white space outside strings is free (IAM quotas page). */
export function policySize(text: string): number {
  let size = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (inString && character === "\\") {
      size += 2;
      index += 1;
      continue;
    }
    if (character === '"') inString = !inString;
    if (inString || !/\s/.test(character)) size += 1;
  }
  return size;
}
