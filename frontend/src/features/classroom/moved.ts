/** PURE: a list with one item moved by some places; the list itself when it would leave it. */
export function moved<T>(list: T[], index: number, by: number): T[] {
  const to = index + by;
  if (to < 0 || to >= list.length) return list;
  const rest = list.filter((_, each) => each !== index);
  return [...rest.slice(0, to), list[index]!, ...rest.slice(to)];
}
