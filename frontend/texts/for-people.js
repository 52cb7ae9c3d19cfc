/**
 * Tells texts for people from names, keys and selectors.
 *
 * What stands between tags is for people. Elsewhere a sentence is: words with a space and no marks of a style sheet or
 * a document; and a word alone, if it begins with a capital and is no word of the policy language.
 */
const SPOKEN = /^(?:aria-(?:label|roledescription|description|valuetext)|alt|title|placeholder|label|detail|hint|reason|text|empty|description|caption|note)$/;
const MACHINE = /^(?:className|style|transform|key|id|d|type|href|src|role|viewBox|points|value|kind|tone|icon|size|mono|htmlFor|rel|data-.*|aria-(?:labelledby|describedby|controls|live|current|haspopup|owns))$/;
const POLICY = /^(?:Effect|Action|NotAction|Principal|Resource|NotResource|Condition|Sid|Id|Version|Statement|AWS|Service|Federated)$/;
const MACHINE_CALL = /(?:^|\.)(?:matchMedia|useMediaQuery|querySelector(?:All)?|closest|fetch|startsWith|endsWith|includes|indexOf|split|getItem|setItem|removeItem|addEventListener|removeEventListener|setAttribute|createElement|console\.\w+|Symbol|RegExp|useLetter)$/;
// Selectors, classes, paths, media queries, fonts, documents of policies and files of credentials.
const CODE = /^[Mml][\d{]|\w=|="|_\w+ = |^arn:|^service service| kind-|[[\]]|;$|;\S|\{(?!\d+\})|\(#|\w\(|\(\w+-|-serif|^[a-z]+(?:-[a-z{}\d]+)+(?: |$)/;
const NAMES = new Set(
  "Allow Deny Bool Federated Null NotAction NotPrincipal NotResource Sid Id Amazon Deutsch English Facebook Google".split(" "),
);

/**
 * In: the text with {0} for what is put in; where it stands: `within` ("markup" or "code"), `key` of the property and
 * `call` it is given to, if any. Out: whether it belongs in the catalogue.
 */
export function isForPeople(text, { within, key = "", call = "" }) {
  const words = text.replace(/\{\d+\}|<\d+\/>/g, " ").trim();
  if (!/\p{L}/u.test(words) || /^(?:arn:|o-…)/.test(words)) return false;
  if (within === "markup") return true;
  if (MACHINE.test(key) || POLICY.test(key) || MACHINE_CALL.test(call) || CODE.test(text)) return false;
  if (/^(?:\p{L}|\d).* \S*\p{L}/u.test(words) || (text !== words && / \p{L}{2}|\p{L}{2} /u.test(text))) return true;
  if (SPOKEN.test(key) && /^\p{L}[\p{Ll} .…-]+$/u.test(words)) return true;
  return /^\p{Lu}\p{Ll}+[….]?$/u.test(words) && !NAMES.has(words);
}
