/** PURE: where in a policy the cursor stands, read from the text before it. Broken and unfinished texts are fine. */

export interface Place {
  /** A member's name, or a value. */
  kind: "key" | "value";
  /** The names on the way: ["Statement", "Condition", "StringEquals"]; a value's own name is the last one. */
  path: string[];
  /** Where the unfinished string's content begins. */
  from: number;
}

interface Frame {
  list: boolean;
  key: string;
  expects: "key" | "value";
}

const TOKEN = /"((?:[^"\\\n]|\\.)*)("?)|[{}[\],:]/g;

/** In: the text up to the cursor. Out: the place, when the cursor stands inside a string; else null. */
export function placeAt(before: string): Place | null {
  const frames: Frame[] = [];
  for (const token of before.matchAll(TOKEN)) {
    const top = frames.at(-1);
    const sign = token[0][0];
    if (sign === '"') {
      const unfinished = token[2] === "" && token.index + token[0].length === before.length;
      if (unfinished) return top ? placeIn(frames, top, token.index + 1) : null;
      if (top && !top.list && top.expects === "key") top.key = token[1] ?? "";
    } else if (sign === "{") frames.push({ list: false, key: "", expects: "key" });
    else if (sign === "[") frames.push({ list: true, key: "", expects: "value" });
    else if (sign === "}" || sign === "]") frames.pop();
    else if (top && !top.list) top.expects = sign === ":" ? "value" : "key";
  }
  return null;
}

function placeIn(frames: Frame[], top: Frame, from: number): Place {
  const kind = !top.list && top.expects === "key" ? "key" : "value";
  const path = frames
    .filter((frame) => !frame.list && !(frame === top && kind === "key"))
    .map((frame) => frame.key)
    .filter((key) => key !== "");
  return { kind, path, from };
}
