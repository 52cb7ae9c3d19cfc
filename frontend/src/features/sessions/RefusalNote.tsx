/** What STS or the playground refused, in place: the message, the way out, AWS's code. */
import type { ApiError } from "../../api/http";

export function RefusalNote({ error }: { error: ApiError }) {
  return (
    <div className="refusal-note" role="alert">
      <strong>{error.message}</strong>
      {error.hint && <p>{error.hint}</p>}
      <code>{error.code}</code>
    </div>
  );
}
