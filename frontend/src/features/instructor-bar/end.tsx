/** The end of the class: everything that holds is let go, and learners get their farewell page. */
import { DoorClosed } from "lucide-react";
import { useState } from "react";

import { stepWorkshop } from "../../api/classroom";
import { Button } from "../../ui/Button";
import type { BarProps } from "./controls";
import { EndClassDialog } from "./EndClassDialog";

export function EndButton({ room: { workshop, learners }, run }: BarProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button className="bar-end" icon={<DoorClosed size={15} />} onClick={() => setAsking(true)}>
        End class
      </Button>
      {asking && (
        <EndClassDialog
          title={workshop.title}
          here={learners.filter(({ state }) => state === "in").length}
          onEnd={() => run(() => stepWorkshop(workshop.id, "closed"))}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
