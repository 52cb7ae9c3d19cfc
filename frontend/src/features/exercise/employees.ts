/** PURE: how the two companies of a merger stand, as the canvas shows it. */
import type { Attempt } from "../../api/workshop";
import type { Account, Canvas } from "../../model/canvas";
import { countIn, userCount } from "../../model/selectors";

export type Employees = NonNullable<Attempt["exercise"]["employees"]>;

export interface Merger {
  theirs: Account;
  ours: Account;
  /** People of theirs; those drawn are the fewest there can be. */
  count: number;
  drawn: number;
  /** Whether each of them has a user of ours. */
  usersForAll: boolean;
  /** Users of ours, whoever made them. */
  ourUsers: number;
  /** Roles of ours that trust their account as a whole. */
  roles: number;
}

/** Null while one of the accounts is gone. */
export function mergerOf(canvas: Canvas, story: Employees): Merger | null {
  const find = (number: string) => canvas.accounts.find((one) => one.number === number);
  const [theirs, ours] = [find(story.theirs), find(story.ours)];
  if (!theirs || !ours) return null;
  const trusts = canvas.roles.filter(
    ({ account_id, trust_links }) =>
      account_id === ours.id && trust_links.some((link) => link.effect === "Allow" && link.source_id === theirs.id),
  );
  return {
    theirs,
    ours,
    count: userCount(canvas, theirs),
    drawn: countIn(canvas.identities, theirs.id),
    usersForAll: ours.user_population > 0,
    ourUsers: userCount(canvas, ours),
    roles: trusts.length,
  };
}

/** Between those drawn and the most that the exercise allows, whatever was typed. */
export const within = (count: number, { drawn }: Merger, { most }: Employees): number =>
  Math.min(most, Math.max(drawn, Math.round(Number.isFinite(count) ? count : drawn)));
