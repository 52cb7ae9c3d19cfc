import { parseAst } from "vite";
import { describe, expect, it } from "vitest";

import { wrap } from "./wrap.js";

const wrapped = (code) => wrap(code, parseAst(code)).output.toString();

describe("a text for people goes through the catalogue", () => {
  it("a child of an element", () =>
    expect(wrapped('jsx("p", { children: "saved" })')).toBe('jsx("p", { children: _t("saved") })'));

  it("children with elements among them, as one text", () =>
    expect(wrapped('jsxs("p", { children: [jsx(Icon, {}), " Save ", name] })')).toBe(
      'jsxs("p", { children: _tc("<0/> Save <1/>", [jsx(Icon, {}), name]) })',
    ));

  it("a template, with what is put in", () =>
    expect(wrapped("say(`${n} nodes of ${`account ${name}`}`)")).toBe(
      'say(_t("{0} nodes of {1}", [n, _t("account {0}", [name])]))',
    ));

  it("both answers of a condition, not what it asks", () =>
    expect(wrapped('jsx("p", { title: kind === "Role" ? "A role" : "A user" })')).toBe(
      'jsx("p", { title: kind === "Role" ? _t("A role") : _t("A user") })',
    ));

  it("a word that says so itself, and both forms of a plural", () => {
    const code = 't("added"); plural(count, "node"); plural(count, "policy", "policies")';
    const { output, texts } = wrap(code, parseAst(code));
    expect(output.toString()).toBe(code);
    expect([...texts]).toEqual(["added", "node", "nodes", "policy", "policies"]);
  });

  it("its spaces stay where they were", () =>
    expect(wrapped("const where = ` in ${name}`")).toBe('const where = _t(" in {0}", [name])'));
});

describe("what is no text for people stays as it is", () => {
  it.each([
    'import { a } from "Some file"',
    'jsx("p", { className: "badge badge-soft" })',
    'jsx("code", { children: "Allow it" })',
    'event.key === "Delete"',
    'switch (key) { case "Enter": break }',
    'const policy = { Effect: "Allow", Action: "Some Action" }',
    'document.querySelector("[role=dialog], [role=menu]")',
    "const path = `M${x} ${y}C1 2 3 4`",
    'use(canvas["Some key"])',
    "css`a b c`",
  ])("%s", (code) => expect(wrapped(code)).toBe(code));
});
