/** One change of the organization: what AWS refuses stays, to be shown where it was asked for. */
import { useState } from "react";

import { ApiError } from "../../../api/http";
import { announce } from "../../../model/store";

export interface Change {
  busy: boolean;
  refusal: ApiError | null;
  /** Out: whether it was done. `told` is said to people who listen instead of look. */
  run: (work: () => Promise<unknown>, told: string) => Promise<boolean>;
  forget: () => void;
}

export function useChange(): Change {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const run = async (work: () => Promise<unknown>, told: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
      announce(told);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, run, forget: () => setRefusal(null) };
}

/** In one line, for the place under a field. */
export const refusalWords = ({ refusal }: Change): string => (refusal ? `${refusal.message} ${refusal.hint}`.trim() : "");
