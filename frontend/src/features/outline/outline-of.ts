/** PURE: the canvas as text, for whoever reads instead of looks. */
import { groupDigits, shortArn } from "../../lib/arn";
import { t } from "../../lib/texts";
import { plural, series } from "../../lib/words";
import type { Canvas, Role, RoleSession, TrustLink } from "../../model/canvas";
import { identityKind } from "../../model/card-words";
import { badgeOf, organizationOf } from "../../model/organization";
import { findEntity, isLive, membersOf, sessionsOfRole } from "../../model/selectors";
import { crowdsOf, stackLine, stackName } from "../../model/stacks";
import type { TileKind } from "../../ui/Tile";

export interface OutlineRow {
  id: string;
  tile: TileKind;
  name: string;
  /** What it is, in two or three words. */
  kind: string;
  /** One sentence each. */
  facts: string[];
  live: RoleSession[];
}

export interface OutlinePart {
  /** An account's id, or "" for what stands outside of all. */
  id: string;
  title: string;
  detail: string;
  rows: OutlineRow[];
}

/** " It stands in Workloads of the organization: 2 SCPs." */
function organizationFact(canvas: Canvas, accountId: string): string {
  const badge = badgeOf(organizationOf(canvas), accountId);
  if (!badge) return "";
  if (badge.policies === "management") return ". It manages the organization";
  return `. Stands at ${badge.path} of the organization, under ${badge.policies}`;
}

const RESOURCES = {
  bucket: "Bucket",
  table: "Table",
  function: "Function",
  instance: "Instance",
  task: "Task",
  queue: "Queue",
  topic: "Topic",
  key: "Key",
  secret: "Secret",
};

/** Out: the parts of the picture, accounts first in their order, then what belongs to none. */
export function outlineOf(canvas: Canvas): OutlinePart[] {
  const parts = canvas.accounts.map((account): OutlinePart => ({
    id: account.id,
    title: account.name,
    detail: `${account.kind === "external" ? "Partner account" : "Account"} ${groupDigits(account.number)}${
      account.user_population > 0 ? `, ${plural(account.user_population, "more user")} not drawn` : ""
    }${organizationFact(canvas, account.id)}`,
    rows: rowsOf(canvas, account.id),
  }));
  const outside = rowsOf(canvas, null);
  return outside.length > 0
    ? [...parts, { id: "", title: "Outside all accounts", detail: "Services, providers and anyone", rows: outside }]
    : parts;
}

function rowsOf(canvas: Canvas, accountId: string | null): OutlineRow[] {
  const own = <T extends { account_id: string | null }>(list: T[]) => list.filter((one) => one.account_id === accountId);
  const { of, stacks } = crowdsOf(canvas);
  return [
    ...stacks.filter((one) => one.accountId === accountId).map((one): OutlineRow => ({
      id: one.id,
      tile: "group",
      name: stackName(one),
      kind: t("Alike, drawn as one stack"),
      facts: [`${stackLine(canvas, one)}.`, ...listed("May wear", rolesTrusting(canvas, one.lead.id))],
      live: [],
    })),
    ...own(canvas.identities).filter((one) => !of.has(one.id)).map((one): OutlineRow => ({
      id: one.id,
      tile: one.kind,
      name: one.name,
      kind: one.title || identityKind(one),
      facts: [
        ...listed("In", one.group_ids.map((id) => canvas.groups.find((group) => group.id === id)?.name ?? id)),
        ...listed("Has", policyNames(one)),
        ...listed("May wear", rolesTrusting(canvas, one.id)),
      ],
      live: [],
    })),
    ...own(canvas.groups).map((one): OutlineRow => ({
      id: one.id,
      tile: "group",
      name: one.name,
      kind: t("Group"),
      facts: [...listed("Members:", memberNames(canvas, one.id)), ...listed("Has", policyNames(one))],
      live: [],
    })),
    ...own(canvas.roles).map((one): OutlineRow => ({
      id: one.id,
      tile: "role",
      name: one.name,
      kind: t("Role"),
      facts: [...trustFacts(canvas, one), ...(policyNames(one).length > 0 ? listed("Has", policyNames(one)) : ["Has no permissions yet."])],
      live: sessionsOfRole(canvas, one.id).filter(isLive),
    })),
    ...own(canvas.providers).map((one): OutlineRow => ({
      id: one.id,
      tile: "provider",
      name: one.name,
      kind: one.kind === "oidc" ? "OIDC provider" : "SAML provider",
      facts: [...listed("For", one.client_ids), ...listed("Its people may wear", rolesTrusting(canvas, one.id))],
      live: [],
    })),
    ...own(canvas.resources).map((one): OutlineRow => ({
      id: one.id,
      tile: one.type,
      name: one.name,
      kind: RESOURCES[one.type],
      facts: one.policy ? ["Has a resource policy."] : [],
      live: [],
    })),
  ];
}

/** Who is in a group; a stack is told as one. */
function memberNames(canvas: Canvas, groupId: string): string[] {
  const { of } = crowdsOf(canvas);
  const members = membersOf(canvas, groupId);
  const stacks = new Set(members.flatMap((one) => of.get(one.id) ?? []));
  return [...[...stacks].map(stackName), ...members.filter((one) => !of.has(one.id)).map((one) => one.name)];
}

function policyNames(owner: Pick<Role, "attachments" | "inline_policies">): string[] {
  return [...owner.attachments.map((one) => one.name), ...owner.inline_policies.map((one) => one.name)];
}

/** `Trusts bob and EC2.`, `Never lets in eve.`, `Trusts nobody yet.` */
function trustFacts(canvas: Canvas, role: Role): string[] {
  const named = (effect: TrustLink["effect"]) =>
    role.trust_links
      .filter((link) => link.effect === effect)
      .map((link) => sourceName(canvas, link) + (link.conditions.length > 0 ? ` (${plural(link.conditions.length, "condition")})` : ""));
  const trusted = listed("Trusts", named("Allow"));
  return trusted.length > 0 ? [...trusted, ...listed("Never lets in", named("Deny"))] : ["Trusts nobody yet."];
}

function sourceName(canvas: Canvas, link: TrustLink): string {
  const found = link.source_id ? findEntity(canvas, link.source_id) : null;
  if (found?.entity === "account") return `everyone ${found.value.name} allows`;
  if (found) return found.value.name;
  return link.principal.value === "*" ? "anyone in AWS" : shortArn(link.principal.value);
}

function rolesTrusting(canvas: Canvas, id: string): string[] {
  const trusts = (role: Role) => role.trust_links.some((link) => link.source_id === id && link.effect === "Allow");
  return canvas.roles.filter(trusts).map((role) => role.name);
}

/** Out: one sentence, or none when there is nothing to list. */
function listed(start: string, names: string[]): string[] {
  if (names.length === 0) return [];
  return [`${start} ${series(names)}.`];
}
