/** What lies over a learner's page, one sheet at a time: the newest. What goes on behind it waits as a button. */
import { KeyRound, MessageCircleQuestion } from "lucide-react";
import { type ReactNode, useState } from "react";

import "../../styles/poll.css";
import type { ControlShape } from "../../live/events.gen";
import { latest } from "../../model/controls";
import { Button } from "../../ui/Button";
import type { StripProps } from "../instructor-bar/strip";
import { whoHolds } from "../instructor-bar/who";
import { useFreeFocus } from "./free-focus";
import { LeakSheet } from "./LeakSheet";
import { OverPage } from "./OverPage";
import { PollSheet } from "./PollSheet";

export function SheetCards({ workshop, held }: StripProps) {
  const { controls } = held.controls;
  const newest = latest(held.controls, ["poll", "leak"]);
  // What this learner wants in front, until there is something newer.
  const [wanted, setWanted] = useState<{ news: string; front: ControlShape["kind"] | null } | null>(null);
  const news = newest && `${newest.id} ${newest.ended_at ?? ""}`;
  if (news === null) return null;
  const front = wanted?.news === news ? wanted.front : newest?.kind;
  const poll = controls.find(({ kind }) => kind === "poll");
  const leak = controls.find(({ kind }) => kind === "leak");
  const waits = (control: ControlShape | undefined) => control?.ended_at === null && control.kind !== front;
  const put = (kind: ControlShape["kind"] | null) => () => setWanted({ news, front: kind });
  return (
    <OverPage>
      {poll && front === "poll" && <PollSheet {...{ workshop, picked: held.picked }} control={poll} onAside={put(null)} />}
      {leak && front === "leak" && <LeakSheet workshop={workshop} control={leak} onAside={put(null)} />}
      <div className="poll-asides">
        {poll?.poll && waits(poll) && (
          <Aside icon={<MessageCircleQuestion size={16} />} onClick={put("poll")}>
            {`${whoHolds(poll)} asks a question`}
          </Aside>
        )}
        {waits(leak) && (
          <Aside icon={<KeyRound size={16} />} onClick={put("leak")}>
            Leaked credentials
          </Aside>
        )}
      </div>
    </OverPage>
  );
}

function Aside({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  const button = useFreeFocus<HTMLButtonElement>();
  return (
    <Button ref={button} tone="primary" icon={icon} onClick={onClick}>
      {children}
    </Button>
  );
}
