/** For the wall of the room: large, without names unless one wants them. */
import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { plural } from "../../lib/words";
import { useDashboard } from "../../model/dashboard";
import { isFinished, type Standing } from "../../model/standings";
import { Button } from "../../ui/Button";

interface Props {
  title: string;
  exercise: string;
  all: Standing[];
  onClose: () => void;
}

export function Projector({ title, exercise, all, onClose }: Props) {
  const goals = useDashboard((state) => state.goals);
  const [names, setNames] = useState(false);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    page.current?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onClose]);
  const done = all.filter(isFinished);
  const begun = all.filter(({ row }) => row !== null);
  return (
    <section className="projector" aria-label="Projector" ref={page} tabIndex={-1}>
      <header>
        <div>
          <p>{title}</p>
          <h1>{exercise}</h1>
        </div>
        <span>
          <Button aria-pressed={names} onClick={() => setNames(!names)}>
            Names
          </Button>
          <Button icon={<X size={15} />} onClick={onClose}>
            Close
          </Button>
        </span>
      </header>
      <p className="projector-count">
        <b>{done.length}</b> of {plural(all.length, "learner")} finished
      </p>
      <ol>
        {goals.map((goal, index) => {
          const met = begun.filter(({ row }) => row?.met[index]).length;
          return (
            <li key={goal.id}>
              <span>{goal.text}</span>
              <meter min={0} max={Math.max(1, all.length)} value={met} aria-label={goal.text} />
              <b>{met}</b>
            </li>
          );
        })}
      </ol>
      {names && done.length > 0 && <p className="projector-names">{done.map(({ learner }) => learner.nickname).join(" · ")}</p>}
    </section>
  );
}
