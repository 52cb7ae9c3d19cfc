/** What those who teach can hold for everybody: one line for each control, here for their bar. */
import type { FC } from "react";

import type { Room } from "../../model/classroom";
import { FollowButton, FollowHolds } from "../holding/follow";
import { LeakButton, LeakHolds } from "../holding/leak";
import { QuizButton, QuizHolds } from "../holding/quiz";
import { SpotlightButton, SpotlightHolds } from "../holding/spotlight";
import { ClocksButton, ClocksHold } from "./clocks";
import { EndButton } from "./end";
import { ExerciseButton } from "./exercise";
import { MessageButton } from "./messages";
import { PauseButton, PauseHolds } from "./pause";
import { TimeButton, TimeHolds } from "./time";

/** Does something and shows a refusal in the bar. Out: whether it was done. What it changed comes by the journal. */
export type Run = (change: () => Promise<unknown>) => Promise<boolean>;

export interface BarProps {
  room: Room;
  run: Run;
}

export interface BarControl {
  /** Its button in the bar. */
  Button: FC<BarProps>;
  /** A line under the buttons as long as it holds: what, since when, the way to end it. Null while it does not. */
  Holds?: FC<BarProps>;
  /** Where the bar has no room for all, these go into another line together: none of them stands there alone. */
  together?: true;
}

/** In the order of the bar. */
export const BAR: Readonly<Record<string, BarControl>> = {
  exercise: { Button: ExerciseButton },
  pause: { Button: PauseButton, Holds: PauseHolds },
  time: { Button: TimeButton, Holds: TimeHolds },
  message: { Button: MessageButton },
  clocks: { Button: ClocksButton, Holds: ClocksHold },
  quiz: { Button: QuizButton, Holds: QuizHolds },
  follow: { Button: FollowButton, Holds: FollowHolds, together: true },
  spotlight: { Button: SpotlightButton, Holds: SpotlightHolds, together: true },
  leak: { Button: LeakButton, Holds: LeakHolds, together: true },
  end: { Button: EndButton, together: true },
};
