/**
 * Lengths of a session in words and steps. AWS pages: AssumeRole, DurationSeconds; "Role chaining".
 *
 * The server judges every duration; this only shapes the slider and says what the numbers mean.
 */

export const SHORTEST = 900;
export const DEFAULT_DURATION = 3600;
export const LONGEST_CHAINED = 3600;
export const STEP = 900;

export function durationWords(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (hours === 0) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  const hourWords = hours === 1 ? "1 hour" : `${hours} hours`;
  return minutes === 0 ? hourWords : `${hourWords} ${minutes} min`;
}

/** How long a session may be asked for: the role's maximum, or one hour when a session assumes the next role. */
export function longest(maximum: number, chained: boolean): number {
  return chained ? Math.min(maximum, LONGEST_CHAINED) : maximum;
}

/** What the end of the slider means, in AWS's terms. */
export function limitWords(maximum: number, chained: boolean): string {
  if (chained)
    return "Role chaining: a session that assumes another role gets at most 1 hour, whatever the role allows.";
  return `From 15 minutes to this role's MaxSessionDuration of ${durationWords(maximum)}.`;
}

/** A default session name that AWS accepts: letters, digits and `_+=,.@-`, 2 to 64 characters. */
export function sessionNameFrom(label: string): string {
  const plain = label
    .normalize("NFKD")
    .replace(/[^\w+=,.@-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain.length >= 2 ? plain.slice(0, 64) : `session-${plain || "1"}`;
}
