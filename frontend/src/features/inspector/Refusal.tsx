/** Why a document was not saved, where, and what to do. */
import type { ApiError } from "../../api/http";

export function Refusal({ error }: { error: ApiError }) {
  const pointer = error.details["pointer"];
  const place = typeof pointer === "string" && pointer !== "" ? pointer : error.place;
  return (
    <div className="document-refusal" role="alert">
      <p>
        <strong>Not saved.</strong> {error.message}
      </p>
      {error.hint && <p>{error.hint}</p>}
      <p className="refusal-code">
        <code>{error.code}</code> {place && <>at {place}</>}
      </p>
    </div>
  );
}
