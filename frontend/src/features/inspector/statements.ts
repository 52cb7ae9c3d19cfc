/** PURE: where the statements of a policy text stand. Reads texts that are being written, so it never complains. */

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\]]/g;

/** In: a text, a statement counted from 0. Out: where it begins; the start of the text when it is not found. */
export function statementStart(text: string, index: number): number {
  const list = /"Statement"\s*:\s*/.exec(text);
  if (!list) return 0;
  const from = list.index + list[0].length;
  if (text[from] !== "[") return from;
  let depth = 0;
  let seen = -1;
  TOKEN.lastIndex = from;
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    if (token[0] === "{" || token[0] === "[") {
      if (token[0] === "{" && depth === 1 && ++seen === index) return token.index;
      depth += 1;
    } else if (token[0] === "}" || token[0] === "]") {
      depth -= 1;
      if (depth === 0) return from;
    }
  }
  return from;
}

/** In: the same. Out: its lines, from 1, both ends included. */
export function statementLines(text: string, index: number): { first: number; last: number } {
  const from = statementStart(text, index);
  let depth = 0;
  let end = text.length;
  TOKEN.lastIndex = from;
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    if (token[0] === "{") depth += 1;
    else if (token[0] === "}" && (depth -= 1) === 0) {
      end = token.index;
      break;
    }
  }
  const lineOf = (at: number) => text.slice(0, at).split("\n").length;
  return { first: lineOf(from), last: lineOf(end) };
}
