/** Whoever waits to be let in, wherever on the dashboard one looks: all come in by one press. */
import { useMutation } from "@tanstack/react-query";
import { DoorOpen } from "lucide-react";

import { admitEverybody } from "../../api/classroom";
import { plural } from "../../lib/words";
import type { Room } from "../../model/classroom";
import { Problem } from "../../model/Problem";
import { Button } from "../../ui/Button";

interface Props {
  room: Room;
  /** They are in, and the button goes: the focus has to go elsewhere. */
  onDone: () => void;
}

export function Door({ room: { workshop, learners }, onDone }: Props) {
  const admit = useMutation({ mutationFn: () => admitEverybody(workshop.id), onSuccess: onDone });
  const waiting = learners.filter(({ state }) => state === "waiting").length;
  return (
    <>
      <span role="status">
        {waiting > 0 && (
          <Button tone="primary" size="small" icon={<DoorOpen size={14} />} busy={admit.isPending} onClick={() => admit.mutate()}>
            Let {plural(waiting, "learner", "learners")} in
          </Button>
        )}
      </span>
      {admit.isError && <Problem error={admit.error} />}
    </>
  );
}
