/** Over a learner's shoulder: their canvas for all. What the question needs is loaded when it is asked. */
import { useEffect } from "react";

import { startClassroom, useClassroom } from "../../model/classroom";
import { startDashboard, useDashboard } from "../../model/dashboard";
import { usePlayground } from "../../model/store";
import { SpotlightDialog } from "./SpotlightDialog";

export default function ShowCanvas({ workshop, onClose }: { workshop: string; onClose: () => void }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const room = useClassroom((state) => state.room);
  const { loaded, rows } = useDashboard();
  useEffect(() => {
    const ends = [startClassroom(workshop), startDashboard(workshop)];
    return () => ends.forEach((end) => end());
  }, [workshop]);
  if (room === null || !loaded) return null;
  const whose = Object.values(rows).find((row) => row.sandbox === sandbox);
  return <SpotlightDialog room={room} learner={whose?.learner_id} onClose={onClose} />;
}
