/**
 * Puts every text for people of a module, as compiled from TSX, through the page's catalogue: "Save" becomes
 * t("Save"), `${n} nodes` becomes t("{0} nodes", [n]), and children of an element with text among them tc("<0/> Save", […]).
 */
import MagicString from "magic-string";

import { isForPeople } from "./for-people.js";

const SHOWS_CODE = new Set(["code", "pre", "style", "script", "kbd"]);
const COMPARES = new Set(["===", "!==", "==", "!=", "in", "instanceof"]);
const TAKES_TEXTS = new Set(["t", "plural"]);
const isJsx = (node) => node.type === "CallExpression" && /^_?jsxs?(?:DEV)?$/.test(node.callee.name ?? "");
const isText = (node) => node?.type === "Literal" && typeof node.value === "string";

/** In: compiled code, its parsed program. Out: the code wrapped, and the texts found in it. */
export function wrap(code, program) {
  const wrapper = new Wrapper(new MagicString(code));
  wrapper.visit(program, { within: "code" });
  return wrapper;
}

class Wrapper {
  texts = new Set();

  constructor(output) {
    this.output = output;
  }

  visit(node, place) {
    if (Array.isArray(node)) for (const one of node) this.visit(one, place);
    else if (node && typeof node.type === "string") (this[node.type] ?? this.each).call(this, node, place);
  }

  each(node, place) {
    for (const [name, part] of Object.entries(node)) if (name !== "type" && part && typeof part === "object") this.visit(part, place);
  }

  Literal(node, place) {
    if (isText(node) && isForPeople(node.value, place)) this.put(node.start, node.end, `_t(${this.keep(node.value)})`);
  }

  TemplateLiteral(node, place) {
    const text = node.quasis.map((part, i) => (i === 0 ? "" : `{${i - 1}}`) + part.value.cooked).join("");
    const inner = { within: "code", call: place.call };
    if (!isForPeople(text, place)) return this.visit(node.expressions, inner);
    this.list(node, node.expressions, `_t(${this.keep(text)}, [`);
    this.visit(node.expressions, inner);
  }

  /** Put `open` before the parts, commas between them and the end behind, whatever stands there now. */
  list(node, parts, open) {
    if (parts.length === 0) return this.put(node.start, node.end, `${open}])`);
    this.put(node.start, parts[0].start, open);
    for (const [i, part] of parts.slice(1).entries()) this.put(parts[i].end, part.start, ", ");
    this.put(parts.at(-1).end, node.end, "])");
  }

  CallExpression(node, place) {
    if (isJsx(node)) return this.element(node);
    if (TAKES_TEXTS.has(node.callee.name)) return this.told(node);
    const { callee } = node;
    const call = callee.type === "MemberExpression" ? `${callee.object.name ?? ""}.${callee.property.name ?? ""}` : (callee.name ?? "");
    this.visit(callee, { within: "code" });
    this.visit(node.arguments, { within: "code", key: place.key, call });
  }

  /** t("added") by hand, where the word alone does not show that it is for people; plural(n, "node") has two texts. */
  told({ callee, arguments: given }) {
    const texts = given.filter(isText).map((one) => one.value);
    if (callee.name === "plural" && texts.length === 1) texts.push(`${texts[0]}s`);
    for (const text of texts) this.keep(text);
    this.visit(given.filter((one) => !isText(one)), { within: "code" });
  }

  element(node) {
    const [type, props] = node.arguments;
    this.visit(type, { within: "code" });
    if (props?.type !== "ObjectExpression") return this.visit(props, { within: "code" });
    const markup = { within: SHOWS_CODE.has(type.value) ? "code" : "markup", key: SHOWS_CODE.has(type.value) ? "className" : "" };
    for (const property of props.properties) {
      const key = property.key?.value ?? property.key?.name;
      if (key !== "children") this.visit(property, { within: "code" });
      else if (property.value.type === "ArrayExpression" && markup.within === "markup") this.children(property.value, markup);
      else this.visit(property.value, markup);
    }
  }

  children(node, markup) {
    const parts = node.elements.filter((one) => !isText(one));
    const text = node.elements.map((one) => (isText(one) ? one.value : `<${parts.indexOf(one)}/>`)).join("");
    if (parts.length < node.elements.length && isForPeople(text, markup)) this.list(node, parts, `_tc(${this.keep(text)}, [`);
    for (const part of parts) this.visit(part, markup);
  }

  Property(node) {
    const key = node.key.value ?? node.key.name;
    if (node.computed) this.visit(node.key, { within: "code" });
    this.visit(node.value, { within: "code", key });
  }

  // What is compared, looked up or imported is a name, whatever it looks like.
  BinaryExpression(node, place) {
    const names = COMPARES.has(node.operator);
    for (const side of [node.left, node.right]) if (!names || !isText(side)) this.visit(side, place);
  }

  SwitchCase(node, place) {
    this.visit(node.consequent, place);
  }

  MemberExpression(node) {
    this.visit(node.object, { within: "code" });
    if (node.computed && !isText(node.property)) this.visit(node.property, { within: "code" });
  }

  // What a condition asks is not what it shows.
  ConditionalExpression(node, place) {
    this.visit(node.test, { within: "code" });
    this.visit([node.consequent, node.alternate], place);
  }

  ArrowFunctionExpression(node, place) {
    this.visit(node.params, { within: "code" });
    this.visit(node.body, { within: place.within, key: place.key });
  }

  BlockStatement(node) {
    this.each(node, { within: "code" });
  }

  ImportDeclaration() {}
  ExportAllDeclaration() {}
  ImportExpression() {}
  TaggedTemplateExpression() {}
  ExpressionStatement(node) {
    if (!isText(node.expression)) this.visit(node.expression, { within: "code" }); // not "use strict"
  }

  keep(text) {
    this.texts.add(text.trim());
    return JSON.stringify(text);
  }

  put(start, end, code) {
    if (start === end) this.output.appendLeft(start, code);
    else this.output.update(start, end, code);
  }
}
