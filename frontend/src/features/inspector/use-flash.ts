/** Which lines of a document changed just now, for 1.2 seconds. */
import { useEffect, useRef, useState } from "react";

import type { LineRange } from "./PolicyText";
import { changedLines } from "./json-lines";

const FLASH_MS = 1_200;

export function useFlash(text: string): LineRange | null {
  const before = useRef(text);
  const [flashed, setFlashed] = useState<LineRange | null>(null);
  useEffect(() => {
    if (before.current === text) return undefined;
    setFlashed(changedLines(before.current, text));
    before.current = text;
    const timer = setTimeout(() => setFlashed(null), FLASH_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return flashed;
}
