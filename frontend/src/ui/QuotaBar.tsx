/** How much of a quota is used: a bar with its figures for those who do not see it. */
import "../styles/scale.css";
import { shownLanguage } from "../lib/language";

/** AWS page "IAM and AWS STS quotas": no support case raises it. */
export const USERS_PER_ACCOUNT = 5_000;

export const figure = (count: number): string => count.toLocaleString(shownLanguage());

export function QuotaBar({ used, most = USERS_PER_ACCOUNT }: { used: number; most?: number }) {
  const share = Math.min(1, used / most);
  const level = share >= 0.9 ? "full" : share >= 0.2 ? "filling" : "low";
  return (
    <span className="quota-bar" data-level={level} role="img" aria-label={`${figure(used)} of ${figure(most)} users`}>
      <i style={{ width: `${String(share * 100)}%` }} />
    </span>
  );
}
