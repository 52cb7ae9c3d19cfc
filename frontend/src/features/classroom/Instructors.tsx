/** Who teaches it: they look into every sandbox of the workshop. */
import { X } from "lucide-react";

import { removeCoInstructor } from "../../api/classroom";
import type { WorkshopShape } from "../../live/events.gen";
import { useClassroom } from "../../model/classroom";
import { IconButton } from "../../ui/Button";
import type { Run } from "./run";

export function Instructors({ workshop, run }: { workshop: WorkshopShape; run: Run }) {
  const me = useClassroom((state) => state.me);
  return (
    <section className="panel" aria-labelledby="instructors-title">
      <h2 id="instructors-title">Instructors</h2>
      <ul className="learner-rows">
        {workshop.led_by.map(({ id, name }) => (
          <li key={id} className="learner-row">
            <span className="learner-name">{name}</span>
            {id === workshop.owner_id && <small>owner</small>}
            {id !== workshop.owner_id && (me === workshop.owner_id || me === id) && (
              <IconButton
                label={`Take ${name} off this workshop`}
                tone="quiet"
                size="small"
                onClick={() => void run(() => removeCoInstructor(workshop.id, id))}
              >
                <X size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <p className="panel-aside">Somebody who came in by the code can be made a co-instructor.</p>
    </section>
  );
}
