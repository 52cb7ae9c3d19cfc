/**
 * A policy document as sentences, one per statement: what a card says before anybody opens the JSON.
 *
 * In: the text of an identity, resource or trust policy. Out: sentences in order; null when the text is not a policy.
 * These are words only. What a policy does is decided by the engine on the server, never here.
 */

export interface StatementSentence {
  effect: "Allow" | "Deny";
  words: string;
  onlyIf: boolean;
}

const LONGEST_LIST = 3;

export function policySentences(text: string): StatementSentence[] | null {
  const document = parsed(text);
  if (!isRecord(document)) return null;
  const statements = asList(document["Statement"]).filter(isRecord);
  return statements.length > 0 ? statements.map(sentence) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sentence(statement: Record<string, unknown>): StatementSentence {
  const effect = statement["Effect"] === "Deny" ? "Deny" : "Allow";
  const verb = effect === "Allow" ? "Allows" : "Denies";
  return {
    effect,
    words: `${verb} ${whoWords(statement)}${actionWords(statement)}${resourceWords(statement)}`,
    onlyIf: isRecord(statement["Condition"]) && Object.keys(statement["Condition"]).length > 0,
  };
}

function actionWords(statement: Record<string, unknown>): string {
  const except = strings(statement["NotAction"]);
  if (except.length > 0) return `everything except ${listed(except)}`;
  const actions = strings(statement["Action"]);
  return actions.includes("*") ? "everything" : listed(actions);
}

function resourceWords(statement: Record<string, unknown>): string {
  const except = strings(statement["NotResource"]);
  if (except.length > 0) return ` on all resources except ${listed(except.map(shortResource))}`;
  const resources = strings(statement["Resource"]);
  if (resources.length === 0) return "";
  return resources.includes("*") ? " on all resources" : ` on ${listed(resources.map(shortResource))}`;
}

function whoWords(statement: Record<string, unknown>): string {
  const principal = statement["Principal"];
  if (principal === undefined) return "";
  if (principal === "*") return "anyone to use ";
  const names = isRecord(principal) ? Object.values(principal).flatMap(strings) : [];
  return names.includes("*") ? "anyone to use " : `${listed(names.map(shortPrincipal))} to use `;
}

/** `arn:aws:s3:::photos/*` is `photos/*`: the learner reads the name, the ARN is in the JSON. */
function shortResource(arn: string): string {
  const parts = arn.split(":");
  return parts.length >= 6 ? parts.slice(5).join(":") : arn;
}

function shortPrincipal(principal: string): string {
  const account = /^arn:aws:iam::(\d{12}):root$/.exec(principal);
  if (account) return `account ${account[1]}`;
  return shortResource(principal).replace(/^(user|role)\/(?:.*\/)?/, "");
}

function listed(values: string[]): string {
  if (values.length <= LONGEST_LIST) return joined(values);
  return `${values.slice(0, LONGEST_LIST - 1).join(", ")} and ${values.length - LONGEST_LIST + 1} more`;
}

function joined(values: string[]): string {
  if (values.length < 2) return values.join("");
  return `${values.slice(0, -1).join(", ")} and ${values[values.length - 1]}`;
}

function strings(value: unknown): string[] {
  return asList(value).filter((entry): entry is string => typeof entry === "string");
}

function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
