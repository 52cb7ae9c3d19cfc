/** Saving a document: what the server refused, and the newer text it refused it for. */
import { useState } from "react";

import { ApiError } from "../../api/http";
import { announce } from "../../model/store";

export interface Saving {
  busy: boolean;
  refusal: ApiError | null;
  /** What somebody else saved meanwhile. */
  newer: string | null;
  save: () => Promise<void>;
  /** The text changed, so what was said about it no longer holds. */
  forget: () => void;
}

export function useSaving(work: () => Promise<unknown>, onSaved: () => void): Saving {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const current = refusal?.code === "DocumentChanged" ? refusal.details["current"] : null;
  const save = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
      announce("Policy saved.");
      onSaved();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    refusal: current === null ? refusal : null,
    newer: typeof current === "string" ? current : null,
    save,
    forget: () => setRefusal(null),
  };
}
