/** What AWS would refuse, in its words and under its code, with the way out. */
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

import type { ApiError } from "../../api/http";

export function AwsRefusal({ error, children }: { error: ApiError; children?: ReactNode }) {
  return (
    <div className="conflict" role="alert">
      <CircleAlert size={17} aria-hidden />
      <div>
        <p>
          <strong className="mono">{error.code}</strong> {error.message}
        </p>
        {error.hint && <p>{error.hint}</p>}
        {children}
      </div>
    </div>
  );
}
