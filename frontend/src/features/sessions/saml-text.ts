/** PURE: an assertion's XML as people read it. Only for the eye: what is sent stays as it was signed. */

export type Part = "signature" | "attributes" | "subject" | "rest";

const PARTS: [RegExp, Part][] = [
  [/^<\/?(?:\w+:)?Signature\b/, "signature"],
  [/^<\/?(?:\w+:)?AttributeStatement\b/, "attributes"],
  [/^<\/?(?:\w+:)?Subject\b/, "subject"],
];

/** In: XML on one line. Out: a line for each element, two spaces a level, with the part of the assertion it is of. */
export function indented(xml: string): { part: Part; text: string }[] {
  const lines: { part: Part; text: string }[] = [];
  const open: Part[] = [];
  for (const [piece] of xml.matchAll(/<[^>]+>[^<]*/g)) {
    const closes = piece.startsWith("</");
    const last = lines.at(-1);
    const part = PARTS.find(([start]) => start.test(piece))?.[1] ?? open.at(-1) ?? "rest";
    if (closes) open.pop();
    if (closes && last && !last.text.trimEnd().endsWith(">")) last.text = `${last.text.trimEnd()}${piece.trim()}\n`;
    else lines.push({ part, text: `${"  ".repeat(open.length)}${piece.trim()}\n` });
    if (!closes && !/\/>/.test(piece) && !piece.startsWith("<?")) open.push(part);
  }
  return lines;
}

/** In: any text. Out: its UTF-8 bytes in base64. */
export function base64Of(text: string): string {
  const letters = Array.from(new TextEncoder().encode(text), (byte) => String.fromCodePoint(byte));
  return btoa(letters.join(""));
}
