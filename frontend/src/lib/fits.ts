/** PURE. In: what somebody searches, and texts. Out: whether each word of it stands in one of them. */
export function fits(text: string, ...texts: string[]): boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = texts.map((each) => each.toLocaleLowerCase());
  return words.every((word) => found.some((each) => each.includes(word)));
}
