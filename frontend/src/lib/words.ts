/** Small helpers for sentences. */
import { shownLanguage } from "./language";
import { t } from "./texts";

/** plural(1, "role") is "1 role", plural(2, "role") is "2 roles". */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString(shownLanguage())} ${t(count === 1 ? one : many)}`;
}

/** "bob", "bob and eve", "bob, eve and mallory". */
export const series = (names: string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}` : (names[0] ?? "");

/** Two letters for a round tile: Ana Ruiz, AnaRuiz and ana.ruiz are AR, root is RO. */
export function initials(name: string): string {
  const words = name.split(/[\s._@-]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
  const letters = words.length > 1 ? words[0]![0]! + words.at(-1)![0]! : name.slice(0, 2);
  return letters.toUpperCase();
}
