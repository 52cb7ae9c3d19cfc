/** On the canvas of a learner: which workshop this is, who leads it, and the way on when the class has moved on. */
import { ArrowLeft, ArrowRight, GraduationCap } from "lucide-react";
import { type ReactNode, useEffect } from "react";

import "../../styles/seat.css";
import type { ClassOfSandbox } from "../../api/classroom";
import { classAddress } from "../../lib/page";
import { series } from "../../lib/words";
import { useClassOf } from "../../model/held";
import { peopleHere, usePresence } from "../../model/presence";
import { usePlayground } from "../../model/store";
import { useClass } from "../../model/supervision";
import { GivenHelp } from "./GivenHelp";
import { OwnHelp } from "./OwnHelp";

interface Props {
  /** What holds for everybody right now. */
  strip: ReactNode;
  /** What else whoever teaches can do with this canvas while the class goes on. */
  ways: ReactNode;
}

export function ClassBar({ strip, ways }: Props) {
  const ended = usePlayground((state) => state.connection === "ended");
  const learning = useClass() !== null;
  const shown = useClassOf();
  const id = shown?.workshop.id;
  useEffect(() => {
    if (ended && id && learning) location.assign(classAddress(id)); // which says why
  }, [ended, id, learning]);
  if (!shown) return null;
  return learning ? <Learning {...shown} strip={strip} /> : <LookingOn {...shown} ways={ways} />;
}

function Learning({ workshop, exercise, strip }: ClassOfSandbox & { strip: ReactNode }) {
  const goesOn = isOn(workshop);
  const isOver = workshop.state === "closed" || workshop.state === "archived";
  const now = workshop.current === null ? null : workshop.exercises[workshop.current];
  const moved = goesOn && now != null && now.slug !== exercise;
  const place = workshop.exercises.findIndex(({ slug }) => slug === exercise) + 1;
  const leaders = series(workshop.led_by.map(({ name }) => name));
  const peers = usePresence((state) => state.peers);
  const teach = new Set(workshop.led_by.map(({ id }) => id));
  const lookers = series(peopleHere(peers).filter((one) => teach.has(one.id)).map(({ name }) => name));
  return (
    <div className="class-bar" role="region" aria-label="Workshop" data-moved={moved || isOver || undefined}>
      <GraduationCap size={14} aria-hidden />
      <span className="class-title">{workshop.title}</span>
      <span className="class-aside">
        {lookers !== "" ? `looking on now: ${lookers}` : goesOn ? `led by ${leaders}, who can look on` : "is over; this sandbox stays yours"}
        {goesOn && place > 0 && ` · exercise ${String(place)} of ${String(workshop.exercises.length)}`}
      </span>
      {strip}
      <OwnHelp asks={goesOn} />
      <span role="status">
        {moved && (
          <a className="btn btn-primary btn-small" href={classAddress(workshop.id)}>
            Next exercise: {now.title} <ArrowRight size={13} aria-hidden />
          </a>
        )}
        {isOver && (
          <a className="btn btn-primary btn-small" href={classAddress(workshop.id)}>
            The class has ended: see your results <ArrowRight size={13} aria-hidden />
          </a>
        )}
      </span>
    </div>
  );
}

function LookingOn({ workshop, nickname, ways }: ClassOfSandbox & Pick<Props, "ways">) {
  return (
    <div className="class-bar" role="region" aria-label="Workshop">
      <GraduationCap size={14} aria-hidden />
      <span className="class-title">{nickname}</span>
      <GivenHelp workshop={workshop.id} learner={nickname} quiet={`in ${workshop.title} · you look on, and they see it`} />
      {isOn(workshop) && ways}
      <a className="btn btn-small" href={`/workshops/${workshop.id}/`} title="Back to the workshop">
        <ArrowLeft size={13} aria-hidden />
        <span className="class-word">Back to the workshop</span>
      </a>
    </div>
  );
}

const isOn = ({ state }: ClassOfSandbox["workshop"]): boolean => state === "open" || state === "locked";
