/** The next exercise for everybody, or any other one. */
import { ListOrdered, Play } from "lucide-react";

import { beginExercise } from "../../api/classroom";
import { Button, IconButton } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import type { BarProps } from "./controls";

export function ExerciseButton({ room: { workshop }, run }: BarProps) {
  const { exercises, current } = workshop;
  if (exercises.length === 0) return null;
  const begin = (index: number | null) => void run(() => beginExercise(workshop.id, index));
  const next = exercises[(current ?? -1) + 1];
  return (
    <span className="bar-pair">
      {next && (
        <Button tone="primary" icon={<Play size={14} />} onClick={() => begin((current ?? -1) + 1)}>
          <span className="bar-next">
            {current === null ? "Begin" : "Next"}: {next.title}
          </span>
        </Button>
      )}
      <Menu
        label="Go to an exercise"
        align="start"
        items={[
          ...exercises.map(({ title }, index) => ({
            label: title,
            hint: String(index + 1),
            checked: index === current,
            run: () => begin(index),
          })),
          "---" as const,
          { label: "Nothing for now", checked: current === null, run: () => begin(null) },
        ]}
        trigger={
          <IconButton label="Go to an exercise">
            <ListOrdered size={15} />
          </IconButton>
        }
      />
    </span>
  );
}
