/**
 * Brings src/locales/de.json up to date with the texts of the source: new ones come in empty, unused ones go.
 * With --check nothing is written; whatever is missing, empty or unused, or lost a placeholder, is named and fails.
 */
import { glob, readFile, writeFile } from "node:fs/promises";
import { parseAst, transformWithOxc } from "vite";

import { wrap } from "./wrap.js";

const CATALOGUE = "src/locales/de.json";
const NOT_SHOWN = /\.(?:test|gen|d)\.tsx?$|src\/testing\/|lib\/texts\.ts/;
const placeholders = (text) => (text.match(/\{\d+\}|<\d+\/>/g) ?? []).toSorted().join(" ");

async function textsOfSource() {
  const texts = new Set();
  for await (const file of glob("src/**/*.{ts,tsx}")) {
    if (NOT_SHOWN.test(file)) continue;
    const { code } = await transformWithOxc(await readFile(file, "utf8"), file, { jsx: { runtime: "automatic" } });
    for (const text of wrap(code, parseAst(code)).texts) texts.add(text);
  }
  return [...texts].toSorted();
}

const texts = await textsOfSource();
const told = JSON.parse(await readFile(CATALOGUE, "utf8"));

if (process.argv.includes("--check")) {
  const wrong = texts.filter((text) => !told[text] || placeholders(text) !== placeholders(told[text]));
  const unused = Object.keys(told).filter((text) => !texts.includes(text));
  for (const text of wrong) console.error(`${CATALOGUE}: not translated, or a placeholder is missing: ${text}`);
  for (const text of unused) console.error(`${CATALOGUE}: nowhere in the source: ${text}`);
  if (wrong.length + unused.length > 0) console.error("Run `npm run texts`, then fill in what is empty.");
  process.exitCode = wrong.length + unused.length > 0 ? 1 : 0;
} else {
  const next = Object.fromEntries(texts.map((text) => [text, told[text] ?? ""]));
  await writeFile(CATALOGUE, `${JSON.stringify(next, null, 1)}\n`);
  console.log(`${texts.length} texts, ${Object.values(next).filter((text) => !text).length} without a translation`);
}
