/** A key of the whole page, as long as nobody types, answers a dialog or holds a modifier. */
import { useEffect, useEffectEvent } from "react";

export function useLetter(letter: string, run: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== letter || !isFree(event)) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function isFree(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("[role=dialog], [role=menu]")) return false;
  return event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]") === null;
}
