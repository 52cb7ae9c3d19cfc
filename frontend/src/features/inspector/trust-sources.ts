/** PURE: what a role's trust policy can name, for the picker. Groups cannot be principals, so none is offered. */
import { groupDigits } from "../../lib/arn";
import type { Canvas, Role } from "../../model/canvas";
import { identityKind } from "../../model/card-words";
import { accountName } from "../../model/selectors";
import type { TileKind } from "../../ui/Tile";

export interface TrustSource {
  id: string;
  label: string;
  detail: string;
  kind: TileKind;
}

/** Identities, accounts and other roles; those already named and allowed are left out. */
export function trustSources(canvas: Canvas, role: Pick<Role, "id" | "trust_links">): TrustSource[] {
  const named = new Set(role.trust_links.filter((link) => link.effect === "Allow").map((link) => link.source_id));
  const identities = canvas.identities.map((one) => ({
    id: one.id,
    label: one.name,
    detail: one.account_id ? `${identityKind(one)} in ${accountName(canvas, one.account_id)}` : identityKind(one),
    kind: one.kind,
  }));
  const accounts = canvas.accounts.map((one) => ({
    id: one.id,
    label: one.name,
    detail: `Account ${groupDigits(one.number)}`,
    kind: "account" as const,
  }));
  const roles = canvas.roles.map((one) => ({
    id: one.id,
    label: one.name,
    detail: `Role in ${accountName(canvas, one.account_id)}`,
    kind: "role" as const,
  }));
  const providers = canvas.providers.map((one) => ({
    id: one.id,
    label: one.name,
    detail: `Identity provider in ${accountName(canvas, one.account_id)}`,
    kind: "provider" as const,
  }));
  return [...identities, ...providers, ...accounts, ...roles].filter((source) => !named.has(source.id) && source.id !== role.id);
}
