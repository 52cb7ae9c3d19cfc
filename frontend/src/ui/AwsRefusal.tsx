/** What AWS would refuse, in its words and under its code, who holds it, and the way out. */
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { holderWords } from "../lib/holder-words";

interface Refusal {
  code: string;
  message: string;
  hint: string;
  details: Record<string, unknown>;
}

export function AwsRefusal({ error, children }: { error: Refusal; children?: ReactNode }) {
  const holders = holderWords(error.details.holders);
  return (
    <div className="conflict" role="alert">
      <CircleAlert size={17} aria-hidden />
      <div>
        <p>
          <strong className="mono">{error.code}</strong> {error.message}
        </p>
        {holders.length > 0 && (
          <ul>
            {holders.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        {error.hint && <p>{error.hint}</p>}
        {children}
      </div>
    </div>
  );
}
