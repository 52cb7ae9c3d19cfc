/** People in a list: a few as they are, many in a window of which only what is in sight is in the page. */
import type { ReactNode } from "react";

import { LongList } from "../../ui/LongList";

const FEW = 12;

interface Props<T> {
  label: string;
  rows: T[];
  keyOf: (row: T) => string;
  /** In: a row, and the tabIndex of its buttons, see LongList. */
  children: (row: T, tabIndex: 0 | -1) => ReactNode;
}

export function PeopleList<T>({ label, rows, keyOf, children }: Props<T>) {
  if (rows.length <= FEW)
    return (
      <ul className="learner-rows" aria-label={label}>
        {rows.map((row) => (
          <li key={keyOf(row)} className="learner-row">
            {children(row, 0)}
          </li>
        ))}
      </ul>
    );
  // The list scrolls to where its keys lead; the page does not, and half of the list may be below its edge.
  return (
    <div className="people-window" onKeyDownCapture={(event) => event.currentTarget.scrollIntoView({ block: "nearest" })}>
      <LongList label={label} rows={rows} keyOf={keyOf}>
        {children}
      </LongList>
    </div>
  );
}
