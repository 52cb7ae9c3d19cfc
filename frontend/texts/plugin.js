/** The Vite plugin: texts of our own modules go through the catalogue. Unit tests run without it, on plain English. */
import { parseAst } from "vite";

import { wrap } from "./wrap.js";

const OURS = /\/src\/(?!lib\/texts\.ts)[^?]*\.tsx?$/;

export function texts() {
  return {
    name: "texts",
    enforce: "post",
    transform(code, id) {
      if (!OURS.test(id)) return null;
      const { output, texts: found } = wrap(code, parseAst(code));
      if (found.size === 0) return null;
      output.prepend('import { t as _t, tc as _tc } from "/src/lib/texts.ts";\n');
      return { code: output.toString(), map: output.generateMap({ hires: true }) };
    },
  };
}
