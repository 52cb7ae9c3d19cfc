/**
 * A policy document as sentences, one per statement: what a card says before anybody opens the JSON.
 *
 * In: the text of an identity, resource or trust policy. Out: sentences in order; null when the text is not a policy.
 * These are words only. What a policy does is decided by the engine on the server, never here.
 */
import { t } from "../../lib/texts";
import { conditionClause } from "../../model/condition-words";

export interface StatementSentence {
  effect: "Allow" | "Deny";
  words: string;
  /** What must be true besides, each as a clause: "MFA was used". */
  when: string[];
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
  const named = statement["Principal"] !== undefined || statement["NotPrincipal"] !== undefined;
  const verb = effect === "Allow" ? "Allows" : named ? "Forbids" : "Denies";
  return {
    effect,
    words: `${verb} ${whoWords(statement)}${actionWords(statement)}${resourceWords(statement)}`,
    when: clauses(statement["Condition"]),
  };
}

/** One clause for each operator and key. A block that is no Condition yet says nothing. */
function clauses(block: unknown): string[] {
  if (!isRecord(block)) return [];
  return Object.entries(block).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => conditionClause({ operator, key, values: scalars(values) }))
      : [],
  );
}

function scalars(value: unknown): string[] {
  return asList(value).filter((entry) => typeof entry !== "object").map(String);
}

function actionWords(statement: Record<string, unknown>): string {
  const except = strings(statement["NotAction"]);
  if (except.length > 0) return `everything except ${listed(except)}`;
  const actions = strings(statement["Action"]);
  if (actions.length === 0) return "nothing yet";
  if (isTrust(statement)) return "assume this role";
  return actions.includes("*") ? t("everything") : listed(actions);
}

/** A statement of a trust policy: it names callers and no resource, and is about wearing the role. */
function isTrust(statement: Record<string, unknown>): boolean {
  const actions = strings(statement["Action"]);
  const named = statement["Principal"] !== undefined || statement["NotPrincipal"] !== undefined;
  const aboutRole = actions.length > 0 && actions.every((action) => /^sts:AssumeRole/i.test(action));
  return named && aboutRole && statement["Resource"] === undefined;
}

function resourceWords(statement: Record<string, unknown>): string {
  const except = strings(statement["NotResource"]);
  if (except.length > 0) return ` on all resources except ${listed(except.map(shortResource))}`;
  const resources = strings(statement["Resource"]);
  if (resources.length === 0) return "";
  return resources.includes("*") ? " on all resources" : ` on ${listed(resources.map(shortResource))}`;
}

/** Whom the statement names, ready for what they may do: "ana and account 1111… to use ". */
function whoWords(statement: Record<string, unknown>): string {
  const then = isTrust(statement) ? " to " : " to use ";
  if (statement["NotPrincipal"] !== undefined) return `everyone except ${namesOf(statement["NotPrincipal"])}${then}`;
  return statement["Principal"] === undefined ? "" : `${namesOf(statement["Principal"])}${then}`;
}

function namesOf(principal: unknown): string {
  if (principal === "*") return t("anyone");
  const names = isRecord(principal) ? Object.values(principal).flatMap(strings) : [];
  if (names.length === 0) return "nobody yet";
  return names.includes("*") ? t("anyone") : listed(names.map(shortPrincipal));
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
