/**
 * The texts of this page in its language. frontend/texts/ puts calls of these around every text for people, so nobody
 * writes them by hand; whatever shows a text waits until the catalogue is here. English needs none: it is the source.
 */
import type { ReactNode } from "react";
import { shownLanguage } from "./language";

type Catalogue = Readonly<Record<string, string>>;

const german = shownLanguage() === "de";
const catalogue: Catalogue = german ? (await import("../locales/de.json")).default : {};

/** In: an English text, as in the source, and what {0}, {1}… stand for. Out: the same in the page's language. */
export function t(text: string, values: readonly unknown[] = []): string {
  return values.length === 0 ? told(text) : told(text).replace(/\{(\d+)\}/g, (_, i: string) => String(values[Number(i)]));
}

/** The same for the children of an element; <0/>, <1/>… stand for those that are no text. */
export function tc(text: string, parts: readonly ReactNode[]): ReactNode[] {
  return told(text).split(/<(\d+)\/>/).map((piece, i) => (i % 2 === 0 ? piece : parts[Number(piece)]));
}

/** A text keeps the spaces that part it from its neighbours. */
function told(text: string): string {
  const bare = text.trim();
  const other = catalogue[bare];
  return other === undefined ? text : text.replace(bare, () => other);
}

/** A label inside a sentence: German nouns keep their capital there. */
export const inSentence = (label: string) => (german ? label : label.toLowerCase());
