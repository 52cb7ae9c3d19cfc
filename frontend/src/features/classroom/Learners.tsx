/** Who waits, who is in, who was sent away. */
import { Ban, DoorOpen, Ellipsis, GraduationCap, UserMinus } from "lucide-react";

import { addCoInstructor, admitEverybody, seatLearner } from "../../api/classroom";
import type { LearnerShape } from "../../live/events.gen";
import { type Room, useClassroom } from "../../model/classroom";
import { plural } from "../../lib/words";
import { Button, IconButton } from "../../ui/Button";
import { Menu, type MenuItem } from "../../ui/Menu";
import type { Run } from "./run";

export function Learners({ room: { workshop, learners }, run }: { room: Room; run: Run }) {
  const isOwner = useClassroom((state) => state.me) === workshop.owner_id;
  const of = (...states: string[]) => learners.filter(({ state }) => states.includes(state));
  const waiting = of("waiting");
  const out = of("removed", "blocked");
  const row = (learner: LearnerShape) => <Row key={learner.id} learner={learner} workshop={workshop.id} isOwner={isOwner} run={run} />;
  return (
    <section className="panel" aria-labelledby="learners-title">
      <div className="panel-line">
        <h2 id="learners-title">
          {plural(of("in").length, "learner", "learners")} in
        </h2>
        {waiting.length > 0 && (
          <Button tone="primary" icon={<DoorOpen size={14} />} onClick={() => void run(() => admitEverybody(workshop.id))}>
            Let {plural(waiting.length, "learner", "learners")} in
          </Button>
        )}
      </div>
      {waiting.length > 0 && (
        <>
          <h3>Waiting</h3>
          <ul className="learner-rows">{waiting.map(row)}</ul>
        </>
      )}
      {of("in").length > 0 ? (
        <ul className="learner-rows" aria-labelledby="learners-title">
          {of("in").map(row)}
        </ul>
      ) : (
        <p className="panel-aside">Whoever comes in by the code appears here at once.</p>
      )}
      {out.length > 0 && (
        <details className="learners-out">
          <summary>{plural(out.length, "person was sent away", "people were sent away")}</summary>
          <ul className="learner-rows">{out.map(row)}</ul>
        </details>
      )}
    </section>
  );
}

interface RowProps {
  learner: LearnerShape;
  workshop: string;
  isOwner: boolean;
  run: Run;
}

function Row({ learner, workshop, isOwner, run }: RowProps) {
  const seat = (state: "in" | "removed" | "blocked") => () => void run(() => seatLearner(workshop, learner.id, state));
  const isIn = learner.state === "in";
  const items: MenuItem[] = [
    ...(isIn && isOwner
      ? [
          {
            label: "Make co-instructor",
            icon: <GraduationCap size={14} />,
            run: () => void run(() => addCoInstructor(workshop, learner.id)),
          },
        ]
      : []),
    ...(learner.state === "in" || learner.state === "waiting"
      ? [{ label: "Remove", hint: "may come again", icon: <UserMinus size={14} />, run: seat("removed") }]
      : []),
    ...(learner.state === "blocked"
      ? []
      : [{ label: "Block", hint: "may not come again", icon: <Ban size={14} />, danger: true, run: seat("blocked") }]),
  ];
  return (
    <li className="learner-row">
      <span className="learner-name">{learner.nickname}</span>
      {learner.state === "blocked" && <small>blocked</small>}
      {!isIn && (
        <Button size="small" aria-label={`Let ${learner.nickname} in`} onClick={seat("in")}>
          Let in
        </Button>
      )}
      {items.length > 0 && (
        <Menu
          label={`For ${learner.nickname}`}
          items={items}
          trigger={
            <IconButton label={`More for ${learner.nickname}`} tone="quiet" size="small">
              <Ellipsis size={14} />
            </IconButton>
          }
        />
      )}
    </li>
  );
}
