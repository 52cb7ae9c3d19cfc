/** PURE: options picked by click or key. */

/** Out: what is picked after this option was chosen. Of a question with one right answer, the last choice stands. */
export function pick(many: boolean, before: number[], index: number): number[] {
  if (!many) return [index];
  return before.includes(index) ? before.filter((each) => each !== index) : [...before, index].toSorted();
}

/** In: a key, how many options there are. Out: the option that it stands for, 1 for the first. */
export function optionOf(key: string, options: number): number | null {
  const index = /^[1-9]$/.test(key) ? Number(key) - 1 : NaN;
  return index < options ? index : null;
}
