/** PURE: an organization read as a tree: levels above an account, what lies under an OU, what is attached where. */
import type { OrganizationPolicyShape, OrganizationPolicyType, OrganizationShape } from "../live/events.gen";
import { plural } from "../lib/words";
import type { Canvas } from "./canvas";

export type Organization = OrganizationShape;
export type ControlPolicy = OrganizationPolicyShape;
type PolicyType = OrganizationPolicyType;

/** A sandbox has at most one. */
export const organizationOf = (canvas: Canvas): Organization | undefined => canvas.organizations[0];

export const memberOf = (organization: Organization, accountId: string) =>
  organization.members.find((one) => one.account_id === accountId);

export const unitOf = (organization: Organization, id: string) => organization.units.find((one) => one.id === id);

/** Ids from the root down to this root, OU or account itself. */
export function pathOf(organization: Organization, id: string): string[] {
  const parents = new Map<string, string>([
    ...organization.units.map((unit): [string, string] => [unit.id, unit.parent_id]),
    ...organization.members.map((member): [string, string] => [member.account_id, member.parent_id]),
  ]);
  const path = [id];
  for (let parent = parents.get(id); parent !== undefined; parent = parents.get(parent)) path.unshift(parent);
  return path;
}

/** "Root", the name of an OU, or of an account. */
export function targetName(canvas: Canvas, organization: Organization, id: string): string {
  if (id === organization.root_id) return "Root";
  return unitOf(organization, id)?.name ?? canvas.accounts.find((one) => one.id === id)?.name ?? "no longer there";
}

/** "Root / Workloads / Production" */
export const pathWords = (canvas: Canvas, organization: Organization, id: string): string =>
  pathOf(organization, id)
    .map((each) => targetName(canvas, organization, each))
    .join(" / ");

export const policiesOn = (organization: Organization, targetId: string, type: PolicyType): ControlPolicy[] =>
  organization.policies.filter((policy) => policy.type === type && policy.target_ids.includes(targetId));

export interface Level {
  id: string;
  name: string;
  scps: ControlPolicy[];
  rcps: ControlPolicy[];
}

/** What must let a request pass on its way: from the root down to the account. */
export const levelsOf = (canvas: Canvas, organization: Organization, id: string): Level[] =>
  pathOf(organization, id).map((each) => ({
    id: each,
    name: targetName(canvas, organization, each),
    scps: policiesOn(organization, each, "scp"),
    rcps: policiesOn(organization, each, "rcp"),
  }));

/** Where an account may be moved to: the root and every OU, by their path, without the place it is at. */
export function placesFor(canvas: Canvas, organization: Organization, accountId: string) {
  const now = memberOf(organization, accountId)?.parent_id;
  return [organization.root_id, ...organization.units.map((unit) => unit.id)]
    .filter((id) => id !== now)
    .map((id) => ({ id, label: pathWords(canvas, organization, id) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

export interface TreeRow {
  id: string;
  kind: "root" | "unit" | "account";
  name: string;
  level: number;
  /** Its number among the children of its parent, from 1, and how many these are. */
  place: number;
  siblings: number;
  /** null for what holds nothing. */
  open: boolean | null;
  /** Own SCPs and RCPs beyond FullAWSAccess. */
  policies: number;
  manages: boolean;
}

/** The rows that are seen: OUs before accounts, each by name; nothing below a closed one. */
export function treeRows(canvas: Canvas, organization: Organization, closed: ReadonlySet<string>): TreeRow[] {
  const names = new Map(canvas.accounts.map((account) => [account.id, account.name]));
  const written = new Map<string, number>();
  for (const policy of organization.policies.filter((one) => !one.aws_managed))
    for (const id of policy.target_ids) written.set(id, (written.get(id) ?? 0) + 1);
  const below = childrenByParent(organization, names);
  const rows: TreeRow[] = [];
  const visit = (child: Child, level: number, place: number, siblings: number) => {
    const children = below.get(child.id) ?? [];
    const open = children.length > 0 ? !closed.has(child.id) : null;
    const manages = child.id === organization.management_account_id;
    rows.push({ ...child, level, place, siblings, open, policies: written.get(child.id) ?? 0, manages });
    if (open) children.forEach((each, index) => visit(each, level + 1, index + 1, children.length));
  };
  visit({ id: organization.root_id, kind: "root", name: "Root" }, 1, 1, 1);
  return rows;
}

const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name);

type Child = Pick<TreeRow, "id" | "kind" | "name">;

function childrenByParent(organization: Organization, names: Map<string, string>): Map<string, Child[]> {
  const below = new Map<string, Child[]>();
  const put = (parent: string, child: Child) => below.set(parent, [...(below.get(parent) ?? []), child]);
  for (const { id, name, parent_id } of organization.units.toSorted(byName)) put(parent_id, { id, kind: "unit", name });
  const members = organization.members
    .map((one) => ({ ...one, name: names.get(one.account_id) ?? one.account_id }))
    .toSorted(byName);
  for (const one of members) put(one.parent_id, { id: one.account_id, kind: "account", name: one.name });
  return below;
}

export interface Badge {
  /** Where it stands: "Workloads / Production", "Root". */
  path: string;
  /** "2 SCPs", "1 SCP, 1 RCP"; "management" for the account that none of them limits. */
  policies: string;
}

// One per organization: every account's header asks at each change, and an organization is replaced, never changed.
const badges = new WeakMap<Organization, Map<string, Badge>>();

/** In few words where an account stands and what limits it; null outside of any organization. */
export function badgeOf(organization: Organization | undefined, accountId: string): Badge | null {
  if (!organization) return null;
  let known = badges.get(organization);
  if (!known) {
    known = new Map(organization.members.map(({ account_id }) => [account_id, badge(organization, account_id)]));
    badges.set(organization, known);
  }
  return known.get(accountId) ?? null;
}

function badge(organization: Organization, accountId: string): Badge {
  const path = pathOf(organization, accountId);
  const units = path.slice(1, -1).map((id) => unitOf(organization, id)?.name ?? "");
  const count = (type: PolicyType) => path.flatMap((id) => policiesOn(organization, id, type)).filter(isWritten).length;
  const [scps, rcps] = [count("scp"), count("rcp")];
  const words = [plural(scps, "SCP"), ...(rcps > 0 ? [plural(rcps, "RCP")] : [])].join(", ");
  const manages = accountId === organization.management_account_id;
  return { path: units.length > 0 ? units.join(" / ") : "Root", policies: manages ? "management" : words };
}

const isWritten = (policy: ControlPolicy): boolean => !policy.aws_managed;

/** The policy that a decision names; undefined for RCPFullAWSAccess, which nobody can open. */
export const controlPolicyNamed = (canvas: Canvas, type: string, name: string): ControlPolicy | undefined =>
  organizationOf(canvas)?.policies.find((policy) => policy.type === type && policy.name === name);
