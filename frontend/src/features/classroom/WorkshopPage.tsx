/** The page of those who teach a workshop: the code to come in by, what is done, who is in. */
import { type ReactNode, useState } from "react";

import "../../styles/workshop.css";
import { useClassroom } from "../../model/classroom";
import { Problem } from "../../model/Problem";
import { PageFrame } from "../../ui/PageFrame";
import { Details } from "./Details";
import { Exercises } from "./Exercises";
import { Instructors } from "./Instructors";
import { JoinCard } from "./JoinCard";
import { Learners } from "./Learners";
import { Roster } from "./Roster";
import type { Run } from "./run";
import { Teams } from "./Teams";
import { WorkshopHead } from "./WorkshopHead";

/** `bar`: what holds for everybody, and the ways to change it. */
export function WorkshopPage({ bar }: { bar: ReactNode }) {
  const { room, line, error } = useClassroom();
  const [refusal, setRefusal] = useState<unknown>(null);
  /** Do it; a refusal is shown on top until the next attempt. What it changed comes by the journal. */
  const run: Run = async (change) => {
    setRefusal(null);
    try {
      await change();
      return true;
    } catch (refused) {
      setRefusal(refused);
      return false;
    }
  };
  if (line === "refused")
    return (
      <PageFrame current="workshop">
        <p role="status">This workshop is not here any more, or you do not teach it any more.</p>
      </PageFrame>
    );
  const shown = refusal ?? error;
  return (
    <PageFrame current="workshop">
      {shown !== null && <Problem error={shown} />}
      {room && (
        <div className="workshop">
          <WorkshopHead room={room} run={run} />
          {bar}
          <div className="workshop-main">
            <Exercises workshop={room.workshop} run={run} />
            <Learners room={room} run={run} />
            <Roster room={room} run={run} />
            <Teams room={room} run={run} />
          </div>
          <div className="workshop-side">
            <JoinCard workshop={room.workshop} run={run} />
            <Details workshop={room.workshop} run={run} />
            <Instructors workshop={room.workshop} links={room.links} run={run} />
          </div>
        </div>
      )}
    </PageFrame>
  );
}

