/** PURE: Policy1, Policy2 …: the first name that is free. */
export function freePolicyName(taken: string[]): string {
  const names = new Set(taken);
  let number = 1;
  while (names.has(`Policy${number}`)) number += 1;
  return `Policy${number}`;
}
