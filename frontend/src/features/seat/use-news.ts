/** Says aloud what has changed, and hides it once somebody has put it away. */
import { useEffect, useRef, useState } from "react";

import { serverNow } from "../../lib/server-clock";
import type { HelpShape } from "../../live/events.gen";
import { announce } from "../../model/store";

const OLD_MS = 10 * 60_000; // an end that long ago is no news to whoever loads the page

const momentOf = (help: HelpShape | null): string => (help ? `${help.state} ${help.since}` : "");

/** Out: whether `help` is to be shown, and how to put it away. What was so when the page came is not said aloud. */
export function useNews(help: HelpShape | null, words: string): { shown: boolean; dismiss: () => void } {
  const moment = momentOf(help);
  const told = useRef(moment);
  const [dismissed, setDismissed] = useState("");
  useEffect(() => {
    if (told.current === moment) return;
    told.current = moment;
    if (words !== "") announce(words);
  }, [moment, words]);
  const old = help?.state === "over" && serverNow() - Date.parse(help.since) > OLD_MS;
  return { shown: words !== "" && !old && moment !== dismissed, dismiss: () => setDismissed(moment) };
}
