/** PURE. In: a time of day, 14:30, by the reader's clock, and now. Out: the next moment it is so late, null for no time. */
export function momentOf(time: string, now: Date): Date | null {
  const found = /^(\d{2}):(\d{2})$/.exec(time);
  if (!found) return null;
  const moment = new Date(now);
  moment.setHours(Number(found[1]), Number(found[2]), 0, 0);
  if (moment <= now) moment.setDate(moment.getDate() + 1);
  return moment;
}
