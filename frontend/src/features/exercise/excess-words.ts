/** PURE: how much more than the reference a picture allows, in a sentence. */
import type { Comparison } from "../../api/workshop";
import { plural } from "../../lib/words";

export function excessWords({ extra_principals, extra_actions }: Comparison["excess"]): string {
  if (extra_principals === 0 && extra_actions === 0) return "Yours allows nothing that the reference does not.";
  const parts = [
    extra_principals > 0 && `lets in ${plural(extra_principals, "more principal")}`,
    extra_actions > 0 && `allows ${plural(extra_actions, "more action")}`,
  ].filter((part) => part !== false);
  return `Yours ${parts.join(" and ")} than the reference needs.`;
}

/** The last part of an ARN, which is what people call it; * is everybody. */
export function principalWords(arn: string): string {
  if (arn === "*") return "everybody with AWS credentials";
  return arn.startsWith("arn:") ? arn.split(":").slice(5).join(":") : arn;
}
