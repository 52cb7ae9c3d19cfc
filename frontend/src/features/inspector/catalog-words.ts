/** Actions and condition keys as completion offers them; without an answer of the server there are none. */
import { searchActions, searchConditionKeys } from "../../api/catalog";
import type { Word } from "./policy-completion";

const MOST_WORDS = 50;
const MOST_ACTIONS = 20; // as many as the server reads

async function orNone(words: Promise<Word[]>): Promise<Word[]> {
  try {
    return await words;
  } catch {
    return []; // completion is a help: what is typed can be written without it
  }
}

export const actionWords = (typed: string): Promise<Word[]> =>
  orNone(
    searchActions(typed, { limit: MOST_WORDS }).then(({ actions }) =>
      actions.map(({ name, access, description }) => ({ text: name, detail: access, info: description })),
    ),
  );

/** Keys that fit the actions a policy names. */
export const keyWords = (typed: string, policy: string): Promise<Word[]> =>
  orNone(
    searchConditionKeys(actionsIn(policy), typed, { limit: MOST_WORDS }).then(({ keys }) =>
      keys.map(({ name, type, meaning }) => ({ text: name, detail: type, info: meaning })),
    ),
  );

/** PURE: the actions that a text names, finished or not. */
export function actionsIn(policy: string): string[] {
  const found = policy.matchAll(/"((?!aws:|sts:ExternalId)[a-z0-9-]+:[A-Za-z*?]+)"/g);
  return [...new Set([...found].map((match) => match[1] ?? ""))].slice(0, MOST_ACTIONS);
}
