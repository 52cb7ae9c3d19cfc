/** PURE: managed policies that fit a search, in the order a learner expects. */
import type { ManagedPolicyShape } from "../../live/events.gen";

// The lecture's demonstration attaches this one; it stands first until somebody searches for something else.
const FIRST = "AmazonS3ReadOnlyAccess";

export function foundPolicies(policies: ManagedPolicyShape[], search: string): ManagedPolicyShape[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (policy: ManagedPolicyShape) => {
    const text = `${policy.name} ${policy.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const unique = [...new Map(policies.map((policy) => [policy.arn, policy])).values()];
  return unique
    .filter(fits)
    .toSorted((one, other) => rank(one, words) - rank(other, words) || one.name.localeCompare(other.name));
}

/** The server looks for one text: of "S3 read only" it gets the longest word, the rest is sifted here. */
export function longestWord(search: string): string {
  const words = search.trim().split(/\s+/);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}

function rank(policy: ManagedPolicyShape, words: string[]): number {
  if (policy.name === FIRST) return 0;
  const name = policy.name.toLowerCase();
  return words.length > 0 && words.every((word) => name.includes(word)) ? 1 : 2;
}
