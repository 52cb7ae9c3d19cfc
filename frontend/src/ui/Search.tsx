/** Search among people, with how many are left for those who do not see it. */
import { Search as Glass } from "lucide-react";

import { plural } from "../lib/words";

interface Props {
  label: string;
  text: string;
  found: number;
  onType: (text: string) => void;
}

export function Search({ label, text, found, onType }: Props) {
  return (
    <div className="people-search">
      <Glass size={14} aria-hidden />
      <input className="input" type="search" aria-label={label} placeholder="Search" value={text} onChange={(event) => onType(event.target.value)} />
      <span className="sr-only" role="status">
        {text && `${plural(found, "person fits", "people fit")}`}
      </span>
    </div>
  );
}
