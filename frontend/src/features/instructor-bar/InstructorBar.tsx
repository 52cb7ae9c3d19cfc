/** Above the pages of those who teach, as long as a class goes on: what they can do for everybody, and what holds now. */
import { Ellipsis } from "lucide-react";
import { useEffect, useState } from "react";

import "../../styles/held.css";
import "../../styles/instructor-bar.css";
import { Problem } from "../../model/Problem";
import { type Room, useClassroom } from "../../model/classroom";
import { noteTaught } from "../../model/taught";
import { Button } from "../../ui/Button";
import { SpotlightButton } from "../holding/spotlight";
import { BAR, type Run } from "./controls";
import { MessageButton } from "./messages";

export function InstructorBar() {
  const room = useClassroom((state) => state.room);
  const { run, refusal } = useRun();
  // On a phone the first ones are enough for most of a class.
  const [more, setMore] = useState(false);
  const id = room?.workshop.id;
  const goesOn = room !== null && isOn(room);
  useEffect(() => {
    if (id !== undefined) noteTaught(id, goesOn); // what they demonstrate on tells of it
  }, [id, goesOn]);
  if (room === null || !goesOn) return null;
  const controls = Object.entries(BAR);
  return (
    <section className="bar" aria-label="Hold the class">
      <div className="bar-buttons" data-folded={more ? undefined : ""}>
        {controls.map(([name, { Button: Control, together }]) => !together && <Control key={name} room={room} run={run} />)}
        <div className="bar-together">
          {controls.map(([name, { Button: Control, together }]) => together && <Control key={name} room={room} run={run} />)}
        </div>
        <Button className="bar-more" aria-expanded={more} icon={<Ellipsis size={15} />} onClick={() => setMore(!more)}>
          {more ? "Less" : "More"}
        </Button>
      </div>
      <div className="bar-holds">
        {controls.map(([name, { Holds }]) => Holds && <Holds key={name} room={room} run={run} />)}
      </div>
      {refusal !== null && <Problem error={refusal} />}
    </section>
  );
}

/** For one learner, where they are looked at: their canvas for all, words for them alone. */
export function LearnerWays({ learner }: { learner: string }) {
  const room = useClassroom((state) => state.room);
  const { run, refusal } = useRun();
  if (room === null || !isOn(room)) return null;
  return (
    <>
      <div className="bar-buttons">
        <SpotlightButton room={room} learner={learner} />
        <MessageButton room={room} run={run} learner={learner} />
      </div>
      {refusal !== null && <Problem error={refusal} />}
    </>
  );
}

const isOn = ({ workshop: { state } }: Room): boolean => state === "open" || state === "locked";

function useRun(): { run: Run; refusal: unknown } {
  const [refusal, setRefusal] = useState<unknown>(null);
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
  return { run, refusal };
}
