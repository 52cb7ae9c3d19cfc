/** Above the pages of those who teach, as long as a class goes on: what they can do for everybody, and what holds now. */
import { useState } from "react";

import "../../styles/held.css";
import "../../styles/instructor-bar.css";
import { Problem } from "../../model/Problem";
import { useClassroom } from "../../model/classroom";
import { BAR, type Run } from "./controls";

export function InstructorBar() {
  const room = useClassroom((state) => state.room);
  const [refusal, setRefusal] = useState<unknown>(null);
  if (room === null || (room.workshop.state !== "open" && room.workshop.state !== "locked")) return null;
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
  const controls = Object.entries(BAR);
  return (
    <section className="bar" aria-label="Hold the class">
      <div className="bar-buttons">
        {controls.map(([name, { Button }]) => (
          <Button key={name} room={room} run={run} />
        ))}
      </div>
      <div className="bar-holds">
        {controls.map(([name, { Holds }]) => Holds && <Holds key={name} room={room} run={run} />)}
      </div>
      {refusal !== null && <Problem error={refusal} />}
    </section>
  );
}
