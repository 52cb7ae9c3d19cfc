/** PURE: moments as the field for date and time writes them, in the time zone of whoever looks. */

const two = (value: number): string => String(value).padStart(2, "0");

/** In: ISO 8601, or null. Out: `2030-01-07T09:00` here; empty for none. */
export function toLocal(iso: string | null): string {
  if (iso === null) return "";
  const at = new Date(iso);
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The way back. */
export const fromLocal = (text: string): string | null => (text === "" ? null : new Date(text).toISOString());
