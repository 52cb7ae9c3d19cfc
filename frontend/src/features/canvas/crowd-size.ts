/** PURE: do all of a crowd fit into a trust policy by name? Source: IAM quotas, "Role trust policy length". */
import { shownLanguage } from "../../lib/language";
import type { Role } from "../../model/canvas";
import type { Stack } from "../../model/stacks";

const MOST_CHARACTERS = 2_048; // white space not counted
const MOST_AT_ONCE = 50; // as many as the server takes in one edit
const AROUND = 3; // quotes and a comma

/** Out: whether they fit beside what stands there, and what to know before. */
export function mayName({ members }: Stack, role: Role): { fits: boolean; words: string } {
  const arns = members.reduce((sum, one) => sum + (one.arn?.length ?? 0) + AROUND, 0);
  const characters = role.trust_policy.replaceAll(/\s/g, "").length + arns;
  const needed = characters.toLocaleString(shownLanguage());
  const fits = characters <= MOST_CHARACTERS && members.length <= MOST_AT_ONCE;
  const most = MOST_CHARACTERS.toLocaleString(shownLanguage());
  if (fits) return { fits, words: "Nobody else is trusted, also nobody who joins them later." };
  return { fits, words: `They would need ${needed} characters, and a trust policy holds ${most}.` };
}
