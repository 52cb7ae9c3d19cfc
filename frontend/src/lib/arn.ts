/** Reading ARNs for people. PURE. */

export interface ArnParts {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
}

/** The five parts after "arn:", or null when it is none. */
export function splitArn(arn: string): ArnParts | null {
  const [prefix, partition, service, region, account, ...rest] = arn.split(":");
  if (prefix !== "arn" || rest.length === 0) return null;
  return { partition: partition!, service: service!, region: region!, account: account!, resource: rest.join(":") };
}

/** user/team/ana of a long ARN is "ana"; what is no ARN stays as it is. */
export function shortArn(arn: string): string {
  const parts = splitArn(arn);
  return parts ? parts.resource.split("/").at(-1)! : arn;
}

/** 111122223333 reads better as 1111 2222 3333. */
export function groupDigits(accountNumber: string): string {
  return accountNumber.replace(/(\d{4})(?=\d)/g, "$1 ");
}
