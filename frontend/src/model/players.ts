/** PURE: a crowd that comes through one role: its people by number, and what of them stands on the canvas. */
import type { Attempt } from "../api/workshop";
import type { SimulatedRequest } from "../api/simulate";
import type { Canvas, Identity, Role } from "./canvas";

export type Players = NonNullable<Attempt["exercise"]["players"]>;

const NUMBER = "{n}";
const numbered = (text: string, number: number): string => text.replaceAll(NUMBER, String(number));

export const itemOf = (players: Players, number: number): string => numbered(players.item, number);

/** Whose item somebody tries to take: the next player's, the first one's for the last. */
export const nextTo = ({ most }: Players, number: number): number => (number % most) + 1;

export const within = ({ most }: Players, number: number): number =>
  Math.min(most, Math.max(1, Math.round(Number.isFinite(number) ? number : 1)));

/** Between 1 and all of them; `chance` is 0 to just below 1. */
export const pick = ({ most }: Players, chance: number): number => Math.floor(chance * most) + 1;

/** Spread over the whole crowd: one out of each of `count` equal parts. */
export const sample = ({ most }: Players, count: number, chance: () => number): number[] =>
  Array.from({ length: count }, (_, part) => Math.floor(((part + chance()) * most) / count) + 1);

/** The role that all of them wear, if it is drawn. */
export function roleOf(canvas: Canvas, { account, role }: Players): Role | undefined {
  const owner = canvas.accounts.find((one) => one.number === account);
  return canvas.roles.find((one) => one.account_id === owner?.id && one.name === role);
}

/** What the engine is asked about one of them, in the role, on somebody's item. */
export function requestOf(players: Players, role: Role, number: number, owner: number): SimulatedRequest {
  const claims = Object.entries(players.claims).map(([key, value]) => [key, numbered(value, number)]);
  return {
    caller: { kind: "role", id: role.id, provider: players.provider, claims: Object.fromEntries(claims) },
    action: players.action,
    resource: players.resource,
    context: { [players.key]: [itemOf(players, owner)] },
  };
}

/** Whether this card stands for the crowd: somebody of the same provider, with the claims that all of them share. */
export function isOneOf(players: Players, { kind, principal, claims }: Identity): boolean {
  const shared = Object.entries(players.claims).filter(([, value]) => !value.includes(NUMBER));
  const said = (key: string) => claims[key] ?? claims[key.slice(key.lastIndexOf(":") + 1)];
  return kind === "web_identity" && principal?.value === players.provider && shared.every(([key, value]) => said(key)?.includes(value));
}
