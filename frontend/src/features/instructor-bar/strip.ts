/** What holds for a learner, as their canvas shows it: one line for each control, here for their strip. */
import type { FC } from "react";

import type { Held } from "../../api/controls";
import type { ControlKind } from "../../live/events.gen";
import { MayBeShown } from "../holding/MayBeShown";
import { SheetCards } from "../holding/Sheets";
import { ShownCard } from "../holding/Shown";
import { ClockLine } from "./clocks";
import { MessageCard, MessagesLine } from "./messages";
import { PauseCard } from "./pause";
import { TimeLine } from "./time";

export interface StripProps {
  workshop: string;
  held: Held;
}

/** In the strip, a few words each; null while there is nothing to say. */
export const LINES: Readonly<Record<string, FC<StripProps>>> = {
  time: TimeLine,
  clock: ClockLine,
  messages: MessagesLine,
  shown: MayBeShown,
};

/** Over the canvas, below the strip: what must be seen. */
export const CARDS: Readonly<Record<string, FC<StripProps>>> = {
  pause: PauseCard,
  message: MessageCard,
  shown: ShownCard,
  sheets: SheetCards,
};

/** What is said once it has ended. */
export const ENDED: Readonly<Record<ControlKind, string>> = {
  pause: "The pause is over: you can draw again",
  timer: "The time that was given counts no more",
  clock: "Your clock is yours again",
  follow: "You are back on your own canvas",
  spotlight: "No canvas is shown to all any more",
  poll: "The question is closed",
  leak: "The leaked credentials are taken back",
};
