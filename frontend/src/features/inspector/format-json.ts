/** PURE: a JSON text laid out anew. Only white space between tokens changes, so it says what it said, byte for byte. */

const TOKEN = /"(?:[^"\\\n]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;
const WIDEST = 72;

/** In: any text. Out: the text over lines, two spaces a level, short lists on one line; null when it is no JSON. */
export function formatJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return laidOut([...text.matchAll(TOKEN)].map(([token]) => token));
}

function laidOut(tokens: string[]): string {
  let [out, depth] = ["", 0];
  const line = () => `\n${"  ".repeat(depth)}`;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    const short = token === "[" || token === "{" ? onOneLine(tokens, index) : null;
    if (short) {
      out += short.text;
      index = short.last;
    } else if (token === "{" || token === "[") {
      depth += 1;
      out += token + line();
    } else if (token === "}" || token === "]") {
      depth -= 1;
      out += line() + token;
    } else if (token === ",") out += `,${line()}`;
    else out += token === ":" ? ": " : token;
  }
  return out;
}

/** A list of plain values, or something empty, that is short enough to stay together. */
function onOneLine(tokens: string[], first: number): { text: string; last: number } | null {
  if (tokens[first] === "{") return tokens[first + 1] === "}" ? { text: "{}", last: first + 1 } : null;
  const last = tokens.indexOf("]", first);
  const inside = tokens.slice(first + 1, last);
  if (inside.some((token) => "{}[".includes(token))) return null;
  const text = `[${inside.map((token) => (token === "," ? ", " : token)).join("")}]`;
  return text.length <= WIDEST ? { text, last } : null;
}
