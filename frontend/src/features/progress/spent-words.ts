/** PURE: a length of time in words. */

/** Out: "under a minute", "12 min", "1 h 05 min". */
export function spentWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return "under a minute";
  if (minutes < 60) return `${String(minutes)} min`;
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, "0")} min`;
}
