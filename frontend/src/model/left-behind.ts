/** What stays when nodes are deleted that trust policies name: AWS lets them go, and keeps the text. */
import { series } from "../lib/words";
import type { Canvas } from "./canvas";
import { accountOf, findEntity } from "./selectors";

/** In: the ids of nodes about to be deleted. Out: a sentence for each way in which what stays still names them. */
export function leftBehind(canvas: Canvas, ids: readonly string[]): string[] {
  const doomed = new Set(ids);
  const goes = (id: string): boolean => doomed.has(id) || doomed.has(accountOf(canvas, id) ?? "");
  const naming = new Map<Way, Set<string>>();
  for (const role of canvas.roles) {
    if (goes(role.id)) continue;
    for (const { source_id: source } of role.trust_links) {
      if (!source || !goes(source)) continue;
      const way = wayOf(canvas, source);
      naming.set(way, (naming.get(way) ?? new Set()).add(role.name));
    }
  }
  return [...naming].map(([way, roles]) => words[way](few([...roles])));
}

type Way = keyof typeof words;

/** Services, anonymous callers and public sign-ins exist without us: what is deleted is their card. */
function wayOf(canvas: Canvas, source: string): Way {
  const found = findEntity(canvas, source);
  if (found?.entity === "provider" || found?.entity === "account") return found.entity;
  return found?.entity === "identity" && found.value.kind !== "user" ? "card" : "other";
}

const words = {
  provider: (roles: string) =>
    `Named in the trust policy of ${roles}. AWS deletes it all the same: the text stays, and nobody from there gets in any more.`,
  account: (roles: string) => `Named in the trust policy of ${roles}, whose text stays: nobody of this account is left to come in.`,
  card: (roles: string) => `Named in the trust policy of ${roles}: only the card goes, and it is trusted as before.`,
  other: (roles: string) =>
    `Named in the trust policy of ${roles}. There the text then shows a raw id, and a new one of the same name is not trusted.`,
};

const few = (names: string[]): string =>
  names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${String(names.length - 3)} more` : series(names);
