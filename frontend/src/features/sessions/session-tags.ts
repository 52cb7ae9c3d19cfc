/** PURE: the session tags of a call, as they are written and as they are sent. */

export interface SessionTag {
  key: string;
  value: string;
  /** Goes on to every session that is chained from this one. */
  transitive: boolean;
}

export const NEW_TAG: SessionTag = { key: "", value: "", transitive: false };

/** Rows without a key say nothing. */
export function tagsSent(tags: SessionTag[]): { tags?: Record<string, string>; transitive_tag_keys?: string[] } {
  const said = tags.map((tag) => ({ ...tag, key: tag.key.trim() })).filter(({ key }) => key !== "");
  if (said.length === 0) return {};
  const transitive = said.filter((tag) => tag.transitive).map(({ key }) => key);
  return {
    tags: Object.fromEntries(said.map(({ key, value }) => [key, value.trim()])),
    ...(transitive.length ? { transitive_tag_keys: transitive } : {}),
  };
}

/** A key that two rows have, which only one of them could say. */
export function saidTwice(tags: SessionTag[]): string | undefined {
  const keys = tags.map(({ key }) => key.trim()).filter((key) => key !== "");
  return keys.find((key, index) => keys.findIndex((other) => other.toLowerCase() === key.toLowerCase()) < index);
}
