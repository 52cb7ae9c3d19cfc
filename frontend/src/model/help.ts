/** Help by consent in this sandbox: asked for, offered, open (both draw) or over. */
import type { HelpShape } from "../live/events.gen";
import { newest, replaceCanvas, usePlayground } from "./store";

/** The server told how it stands. Out: whether that changed what this person may do here. */
export function noteHelp(help: HelpShape | null): boolean {
  const canvas = newest();
  if (!canvas) return false;
  const drew = draws(canvas.help);
  replaceCanvas({ ...canvas, help });
  return draws(help) || drew;
}

function draws(help: HelpShape | null): boolean {
  return help?.state === "open" && help.helper?.id === usePlayground.getState().person?.id;
}

/** What the server told, also while somebody looks at the past. */
export const useHelp = (): HelpShape | null => usePlayground((state) => state.told?.help ?? null);
