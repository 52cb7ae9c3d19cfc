/** What the class does, in order: chosen from the course, moved by buttons or Alt and the arrows, begun for all. */
import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Play, Square, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { listAuthored } from "../../api/authored";
import { beginExercise, changeWorkshop, openSolution } from "../../api/classroom";
import { listExercises } from "../../api/workshop";
import type { ClassExercise, WorkshopShape } from "../../live/events.gen";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { moved } from "./moved";
import type { Run } from "./run";

export function Exercises({ workshop, run }: { workshop: WorkshopShape; run: Run }) {
  const course = useQuery({ queryKey: ["exercises"], queryFn: listExercises });
  const [said, setSaid] = useState("");
  const [opened, setOpened] = useState<string | null>(null);
  const chosen = workshop.exercises.map(({ slug }) => slug);
  const own = useQuery({ queryKey: ["authored"], queryFn: listAuthored });
  const offers = [
    ...(course.data ?? []).map(({ slug, number, title, minutes }) => ({
      id: slug,
      label: `${String(number)}. ${title}`,
      detail: `about ${String(minutes)} min`,
    })),
    ...(own.data ?? []).filter(({ live }) => live !== null).map(({ slug, title }) => ({ id: slug, label: title, detail: "written by you" })),
  ];
  const left = offers.filter(({ id }) => !chosen.includes(id));
  const keep = (exercises: string[]) => run(() => changeWorkshop(workshop.id, { exercises }));
  const isOn = workshop.state === "open" || workshop.state === "locked";
  // A row that moves takes the focus along: its element is put elsewhere, where the browser forgets it.
  const follow = useRef<{ slug: string; before: string } | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const order = chosen.join();
  useEffect(() => {
    if (follow.current === null || follow.current.before === order) return;
    list.current?.querySelector<HTMLElement>(`[data-slug="${follow.current.slug}"]`)?.focus();
    follow.current = null;
  });
  const move = (index: number, by: number) => {
    const wanted = moved(chosen, index, by);
    if (wanted === chosen) return;
    follow.current = { slug: chosen[index]!, before: order };
    setSaid(`${workshop.exercises[index]!.title}: place ${String(index + by + 1)} of ${String(chosen.length)}`);
    void keep(wanted);
  };
  return (
    <section className="panel" aria-labelledby="exercises-title">
      <h2 id="exercises-title">Exercises</h2>
      {chosen.length === 0 && <p className="panel-aside">Choose what the class will do. You begin each one for everybody.</p>}
      <ol className="exercise-rows" ref={list}>
        {workshop.exercises.map((exercise, index) => (
          <Row
            key={exercise.slug}
            exercise={exercise}
            index={index}
            isNow={workshop.current === index}
            isOn={isOn}
            last={index === chosen.length - 1}
            onMove={(by) => move(index, by)}
            onRemove={() => void keep(chosen.filter((slug) => slug !== exercise.slug))}
            solution={opened === exercise.slug}
            onSolution={() => void run(() => openSolution(workshop.id)).then((done) => done && setOpened(exercise.slug))}
            onBegin={(begin) => void run(() => beginExercise(workshop.id, begin ? index : null))}
          />
        ))}
      </ol>
      <p className="sr-only" role="status">
        {said}
      </p>
      {left.length > 0 && (
        <Field label="Add an exercise">
          {(control) => (
            <Picker
              control={control}
              choices={left}
              value={null}
              placeholder="Search"
              emptyWords="No exercise fits."
              onChange={(slug) => void keep([...chosen, slug])}
            />
          )}
        </Field>
      )}
    </section>
  );
}

interface RowProps {
  exercise: ClassExercise;
  index: number;
  isNow: boolean;
  isOn: boolean;
  last: boolean;
  onMove: (by: number) => void;
  onRemove: () => void;
  onBegin: (begin: boolean) => void;
  /** Whether it has just been opened to whoever had begun. */
  solution: boolean;
  onSolution: () => void;
}

function Row({ exercise, index, isNow, isOn, last, onMove, onRemove, onBegin, solution, onSolution }: RowProps) {
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li className="exercise-row" data-slug={exercise.slug} data-now={isNow || undefined} tabIndex={-1} onKeyDown={onKey}>
      <span className="exercise-number">{index + 1}</span>
      <span className="exercise-title">
        {exercise.title}
        <small>about {exercise.minutes} min</small>
      </span>
      {isNow && <Badge tone="live">Now</Badge>}
      {isNow && solution && (
        <span className="panel-aside" role="status">
          Solution is open
        </span>
      )}
      {isNow && !solution && (
        <Button size="small" aria-label={`Open the solution of ${exercise.title} for all`} onClick={onSolution}>
          Open solution
        </Button>
      )}
      {isOn &&
        (isNow ? (
          <Button size="small" icon={<Square size={12} />} aria-label={`Stop ${exercise.title}`} onClick={() => onBegin(false)}>
            Stop
          </Button>
        ) : (
          <Button size="small" icon={<Play size={12} />} aria-label={`Begin ${exercise.title} for all`} onClick={() => onBegin(true)}>
            Begin
          </Button>
        ))}
      <IconButton label={`Move ${exercise.title} up`} shortcut="Alt ↑" tone="quiet" size="small" disabled={index === 0} onClick={() => onMove(-1)}>
        <ArrowUp size={14} />
      </IconButton>
      <IconButton label={`Move ${exercise.title} down`} shortcut="Alt ↓" tone="quiet" size="small" disabled={last} onClick={() => onMove(1)}>
        <ArrowDown size={14} />
      </IconButton>
      <IconButton label={`Take ${exercise.title} out`} tone="quiet" size="small" onClick={onRemove}>
        <X size={14} />
      </IconButton>
    </li>
  );
}
