/** What breaking a glass needs before STS is asked: a reason, and a press that was long enough. */
import { useId, useRef, useState } from "react";

import { SHORTEST_REASON } from "../../model/glass";
import { announce } from "../../model/store";

export type Breaking = ReturnType<typeof useBreaking>;

export function useBreaking(reason: string) {
  const field = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const [asked, setAsked] = useState(false);
  const [note, setNote] = useState("");
  const has = reason.trim().length >= SHORTEST_REASON;
  /** Leads to the field for it where there is none. */
  const hasReason = () => {
    setAsked(true);
    if (!has) field.current?.focus();
    return has;
  };
  const tooShort = () => {
    const words = "Not yet: hold the button until the pane breaks.";
    setNote(words);
    announce(words);
  };
  return { field, noteId, note, missing: asked && !has, hasReason, tooShort };
}
