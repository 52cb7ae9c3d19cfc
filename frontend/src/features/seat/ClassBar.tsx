/** On the canvas of a learner: which workshop this is, who leads it, and the way on when the class has moved on. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowRight, GraduationCap } from "lucide-react";
import { useEffect } from "react";

import "../../styles/seat.css";
import { type ClassOfSandbox, loadClassOf } from "../../api/classroom";
import { classAddress } from "../../lib/page";
import { series } from "../../lib/words";
import { onClassNews } from "../../model/connect";
import { usePlayground } from "../../model/store";
import { useClass } from "../../model/supervision";

// The channel that brings the news may lose one; a heartbeat tells of edits only.
const AGAIN_MS = 60_000;

export function ClassBar() {
  const sandbox = usePlayground((state) => state.sandboxId);
  const inClass = usePlayground((state) => state.canvas?.supervision != null);
  const ended = usePlayground((state) => state.connection === "ended");
  const learning = useClass() !== null;
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: ["class-of", sandbox],
    queryFn: () => loadClassOf(sandbox),
    enabled: inClass,
    refetchInterval: AGAIN_MS,
  });
  useEffect(
    () =>
      onClassNews((workshop) =>
        queries.setQueryData<ClassOfSandbox>(["class-of", sandbox], (known) =>
          known && known.workshop.revision < workshop.revision ? { ...known, workshop } : known,
        ),
      ),
    [queries, sandbox],
  );
  const shown = found.data;
  const id = shown?.workshop.id;
  useEffect(() => {
    if (ended && id && learning) location.assign(classAddress(id)); // which says why
  }, [ended, id, learning]);
  if (!inClass || !shown) return null;
  return learning ? <Learning {...shown} /> : <LookingOn {...shown} />;
}

function Learning({ workshop, exercise }: ClassOfSandbox) {
  const isOn = workshop.state === "open" || workshop.state === "locked";
  const now = workshop.current === null ? null : workshop.exercises[workshop.current];
  const moved = isOn && now != null && now.slug !== exercise;
  const place = workshop.exercises.findIndex(({ slug }) => slug === exercise) + 1;
  const leaders = series(workshop.led_by.map(({ name }) => name));
  return (
    <div className="class-bar" role="region" aria-label="Workshop" data-moved={moved || undefined}>
      <GraduationCap size={14} aria-hidden />
      <span className="class-title">{workshop.title}</span>
      <span className="class-aside">
        {isOn ? `led by ${leaders}, who can look on` : "is over; this sandbox stays yours"}
        {isOn && place > 0 && ` · exercise ${String(place)} of ${String(workshop.exercises.length)}`}
      </span>
      <span role="status">
        {moved && (
          <a className="btn btn-primary btn-small" href={classAddress(workshop.id)}>
            Next exercise: {now.title} <ArrowRight size={13} aria-hidden />
          </a>
        )}
      </span>
    </div>
  );
}

function LookingOn({ workshop, nickname }: ClassOfSandbox) {
  return (
    <div className="class-bar" role="region" aria-label="Workshop">
      <GraduationCap size={14} aria-hidden />
      <span className="class-title">{nickname}</span>
      <span className="class-aside">
        {`in ${workshop.title} · you look on, and they see it`}
      </span>
      <a className="btn btn-small" href={`/workshops/${workshop.id}/`}>
        Back to the workshop
      </a>
    </div>
  );
}
