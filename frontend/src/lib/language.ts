/** The language of the page. The server writes it into the page: as chosen here, else as the browser asks for. */
export type Language = "en" | "de";

/** Each in itself, so that whoever cannot read the others finds it. */
export const languages: Record<Language, string> = { en: "English", de: "Deutsch" };

const YEAR_S = 365 * 24 * 3600;

export const shownLanguage = (): Language => (document.documentElement.lang === "de" ? "de" : "en");

/** The page is loaded anew in it. */
export function chooseLanguage(language: Language): void {
  document.cookie = `language=${language}; path=/; max-age=${String(YEAR_S)}; samesite=lax`;
  location.reload();
}
