/** Whoever asks to be shown a statement sees the tab that holds its policy, whatever tab was open. */
import { useState } from "react";

import { type PolicyPart, useReadingOf } from "../../model/reading";

export function useTabRead(nodeId: string, open: (part: PolicyPart) => void): void {
  const { part, times } = useReadingOf(nodeId);
  const [seen, setSeen] = useState(0);
  if (part === null || seen === times) return;
  setSeen(times);
  open(part);
}
