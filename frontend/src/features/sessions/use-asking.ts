/** One question to STS at a time: busy while it is asked, credentials or a refusal after it. */
import { useState } from "react";

import { ApiError } from "../../api/http";
import type { IssuedSession } from "../../api/sessions";
import { announce } from "../../model/store";

export function useAsking(onIssued: (issued: IssuedSession) => void) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const ask = async (call: () => Promise<IssuedSession>) => {
    setBusy(true);
    setRefusal(null);
    try {
      const issued = await call();
      announce("STS has issued temporary credentials.");
      onIssued(issued);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, ask };
}
