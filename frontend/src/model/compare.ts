/** PURE: two pictures of one sandbox compared: what came, what went, what became different. */
import { t } from "../lib/texts";
import { plural } from "../lib/words";
import type { Canvas } from "./canvas";
import { firstLine } from "./selectors";

export type ChangeKind = "added" | "removed" | "changed";

/** A field that differs; texts of several lines are told line by line. */
export interface Difference {
  field: string;
  before: string;
  after: string;
}

export interface Change {
  kind: ChangeKind;
  /** The id of the node, or of the managed policy. */
  id: string;
  sort: string;
  name: string;
  /** Empty for what came and what went. */
  differences: Difference[];
}

export interface Comparison {
  changes: Change[];
  /** Nodes that only lie somewhere else. */
  moved: number;
}

type Values = Record<string, string>;
interface Told {
  id: string;
  sort: string;
  name: string;
  values: Values;
}

const list = (words: readonly string[]): string => words.toSorted().join(", ");
const pairs = (tags: Readonly<Record<string, unknown>>): string =>
  list(Object.entries(tags).map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(" or ") : String(value)}`));

interface Holder {
  attachments: readonly { name: string }[];
  inline_policies: readonly { name: string; document: string }[];
}

const policiesOf = ({ attachments, inline_policies }: Holder): Values => ({
  "Attached policies": list(attachments.map((one) => one.name)),
  ...Object.fromEntries(inline_policies.map((one) => [`Inline policy ${one.name}`, one.document])),
});

/** Every node and managed policy with its values in words; what follows from them, such as arrows, is left out. */
function told(canvas: Canvas): Told[] {
  const groups = new Map(canvas.groups.map((group) => [group.id, group.name]));
  return [
    ...canvas.accounts.map((one) => ({
      id: one.id,
      sort: "Account",
      name: one.name,
      values: {
        Name: one.name,
        Number: one.number,
        Alias: one.alias,
        Kind: one.kind,
        "More users": String(one.user_population),
      },
    })),
    ...canvas.identities.map((one) => ({
      id: one.id,
      sort: one.kind === "user" ? "User" : "Identity",
      name: one.name,
      values: {
        Name: one.name,
        Title: one.title,
        Path: one.path,
        Groups: list(one.group_ids.map((id) => groups.get(id) ?? id)),
        Claims: pairs(one.claims),
        MFA: one.mfa ? "yes" : "no",
        Tags: pairs(one.tags),
        "Permissions boundary": one.boundary ?? "",
        ...policiesOf(one),
      },
    })),
    ...canvas.groups.map((one) => ({
      id: one.id,
      sort: "Group",
      name: one.name,
      values: { Name: one.name, Path: one.path, ...policiesOf(one) },
    })),
    ...canvas.roles.map((one) => ({
      id: one.id,
      sort: "Role",
      name: one.name,
      values: {
        Name: one.name,
        Description: one.description,
        "Maximum session duration": `${String(one.max_session_duration)} s`,
        "Trust policy": one.trust_policy,
        "Permissions boundary": one.boundary ?? "",
        Tags: pairs(one.tags),
        ...policiesOf(one),
      },
    })),
    ...canvas.instance_profiles.map((one) => ({
      id: one.id,
      sort: "Instance profile",
      name: one.name,
      values: { ARN: one.arn, Role: canvas.roles.find((role) => role.id === one.role_id)?.name ?? "", Tags: pairs(one.tags) },
    })),
    ...canvas.providers.map((one) => ({
      id: one.id,
      sort: "Identity provider",
      name: one.name,
      values: { ARN: one.arn, Audiences: list(one.client_ids), Tags: pairs(one.tags) },
    })),
    ...canvas.resources.map((one) => ({
      id: one.id,
      sort: "Resource",
      name: one.name,
      values: { Name: one.name, ARN: one.arn, "Resource policy": one.policy ?? "" },
    })),
    ...canvas.policies
      .filter((one) => one.account_id !== null)
      .map((one) => ({
        id: one.id,
        sort: "Managed policy",
        name: one.name,
        values: { Description: one.description, "Default version": one.default_version, Document: one.document },
      })),
    ...canvas.notes.map((one) => ({ id: one.id, sort: "Note", name: firstLine(one.text), values: { Text: one.text } })),
  ];
}

function differences(before: Values, after: Values): Difference[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: before[field] ?? "", after: after[field] ?? "" }))
    .filter((one) => one.before !== one.after);
}

/** In: two pictures, the older first. Out: the changes, in the order of the newer picture and then what went. */
export function compare(before: Canvas, after: Canvas): Comparison {
  const old = new Map(told(before).map((one) => [one.id, one]));
  const now = told(after);
  const changes: Change[] = [];
  for (const { id, sort, name, values } of now) {
    const was = old.get(id);
    if (!was) changes.push({ kind: "added", id, sort, name, differences: [] });
    else {
      const found = differences(was.values, values);
      if (found.length > 0) changes.push({ kind: "changed", id, sort, name, differences: found });
    }
  }
  const still = new Set(now.map((one) => one.id));
  for (const { id, sort, name } of old.values())
    if (!still.has(id)) changes.push({ kind: "removed", id, sort, name, differences: [] });
  return { changes, moved: movedNodes(before, after) };
}

function positions(canvas: Canvas): Map<string, string> {
  const lists = [canvas.accounts, canvas.identities, canvas.groups, canvas.roles, canvas.providers, canvas.resources, canvas.notes];
  return new Map(lists.flatMap((all) => all.map((one) => [one.id, JSON.stringify(one.position)])));
}

function movedNodes(before: Canvas, after: Canvas): number {
  const now = positions(after);
  return [...positions(before)].filter(([id, place]) => now.has(id) && now.get(id) !== place).length;
}

/** What the comparison amounts to, in a sentence. */
export function summary({ changes, moved }: Comparison): string {
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
  const words: Record<ChangeKind, string> = { added: t("added"), removed: t("removed"), changed: t("changed") };
  const parts = (Object.keys(words) as ChangeKind[])
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${String(count(kind))} ${words[kind]}`);
  if (moved > 0) parts.push(`${plural(moved, "card")} moved`);
  return parts.length > 0 ? `${parts.join(", ")}.` : "Nothing differs.";
}

function join<T extends { id: string }>(old: T[], now: T[]): T[] {
  const here = new Set(now.map((one) => one.id));
  return [...now, ...old.filter((one) => !here.has(one.id))];
}

/** Both pictures in one: the newer one, with what went where it was. For drawing. */
export function together(before: Canvas, after: Canvas): Canvas {
  return {
    ...after,
    accounts: join(before.accounts, after.accounts),
    identities: join(before.identities, after.identities),
    groups: join(before.groups, after.groups),
    roles: join(before.roles, after.roles),
    providers: join(before.providers, after.providers),
    resources: join(before.resources, after.resources),
    notes: join(before.notes, after.notes),
  };
}
