/** Do two plain values say the same? Compared part by part, and only as far as they differ. PURE. */
export function alike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const fields = Object.keys(mine);
  return fields.length === Object.keys(theirs).length && fields.every((field) => field in theirs && alike(mine[field], theirs[field]));
}
