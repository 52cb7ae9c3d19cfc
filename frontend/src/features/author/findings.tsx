/** What is not right yet, at the field that it is about. */
import type { Finding } from "../../api/authored";
import { useDraft } from "./draft-store";

const NONE: Finding[] = [];

/** Out: the findings whose place begins so: "goal[2]", "hint". */
export function useFindings(part: string, place: string): Finding[] {
  const all = useDraft((state) => state.whole?.review.findings ?? NONE);
  return all.filter((each) => each.part === part && isAt(each.place, place));
}

const isAt = (found: string, place: string) =>
  place === "" || found === place || (found.startsWith(place) && /^[.[]/.test(found.slice(place.length)));

/** All of them in words, for the error of a field; nothing while the field is untouched and merely empty. */
export function FindingWords({ part, place, quiet = false }: { part: string; place: string; quiet?: boolean }) {
  const found = useFindings(part, place);
  if (quiet || found.length === 0) return null;
  return (
    <ul className="author-findings" role="alert">
      {found.map((each) => (
        <li key={`${each.place}${each.message}`}>
          {each.message} {each.hint}
        </li>
      ))}
    </ul>
  );
}
