/** Who waits, who is in, who was sent away. */
import { Ban, DoorOpen, Ellipsis, GraduationCap, UserMinus } from "lucide-react";
import { useRef, useState } from "react";

import { addCoInstructor, admitEverybody, seatLearner } from "../../api/classroom";
import type { LearnerShape } from "../../live/events.gen";
import type { Room } from "../../model/classroom";
import { plural } from "../../lib/words";
import { Button, IconButton } from "../../ui/Button";
import { Menu, type MenuItem } from "../../ui/Menu";
import { fits } from "../../lib/fits";
import { PeopleList } from "./PeopleList";
import type { Run } from "./run";
import { Search } from "../../ui/Search";

const MANY = 8;

export function Learners({ room: { workshop, learners }, run }: { room: Room; run: Run }) {
  const [text, setText] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  // The button goes with those who waited: the focus goes to how many are in.
  const admit = () => void run(() => admitEverybody(workshop.id)).then((done) => done && title.current?.focus());
  const of = (...states: string[]) => learners.filter(({ state }) => states.includes(state));
  const teams = new Map(workshop.teams.map(({ id, name }) => [id, name]));
  const found = (rows: LearnerShape[]) => rows.filter((each) => fits(text, each.nickname, teams.get(each.team_id ?? "") ?? ""));
  const waiting = of("waiting");
  const inside = of("in");
  const out = of("removed", "blocked");
  const [shownWaiting, shownInside, shownOut] = [found(waiting), found(inside), found(out)];
  const list = (label: string, rows: LearnerShape[]) => (
    <PeopleList label={label} rows={rows} keyOf={({ id }) => id}>
      {(learner, tabIndex) => (
        <Row learner={learner} team={teams.get(learner.team_id ?? "") ?? ""} workshop={workshop.id} tabIndex={tabIndex} run={run} />
      )}
    </PeopleList>
  );
  return (
    <section className="panel" aria-labelledby="learners-title">
      <div className="panel-line">
        <h2 id="learners-title" ref={title} tabIndex={-1}>{plural(inside.length, "learner", "learners")} in</h2>
        {waiting.length > 0 && (
          <Button tone="primary" icon={<DoorOpen size={14} />} onClick={admit}>
            Let {plural(waiting.length, "learner", "learners")} in
          </Button>
        )}
      </div>
      {(learners.length > MANY || text) && (
        <Search label="Search the learners" text={text} found={shownWaiting.length + shownInside.length + shownOut.length} onType={setText} />
      )}
      {shownWaiting.length > 0 && (
        <>
          <h3>Waiting</h3>
          {list("Waiting", shownWaiting)}
          <h3>In</h3>
        </>
      )}
      {shownInside.length > 0 && list("In the workshop", shownInside)}
      {shownInside.length === 0 && (
        <p className="panel-aside">{text && inside.length > 0 ? "Nobody fits." : "Whoever comes in by the code appears here at once."}</p>
      )}
      {shownOut.length > 0 && (
        <details className="learners-out">
          <summary>{plural(shownOut.length, "person was sent away", "people were sent away")}</summary>
          {list("Sent away", shownOut)}
        </details>
      )}
    </section>
  );
}

interface RowProps {
  learner: LearnerShape;
  team: string;
  workshop: string;
  tabIndex: 0 | -1;
  run: Run;
}

function Row({ learner, team, workshop, tabIndex, run }: RowProps) {
  const seat = (state: "in" | "removed" | "blocked") => () => void run(() => seatLearner(workshop, learner.id, state));
  const isIn = learner.state === "in";
  const items: MenuItem[] = [
    ...(isIn
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
    <>
      <span className="learner-name learner-lines">
        {learner.nickname}
        {team && <small>{team}</small>}
      </span>
      {learner.state === "waiting" && learner.roster_id !== null && <small>on the roster</small>}
      {learner.state === "blocked" && <small>blocked</small>}
      {!isIn && (
        <Button size="small" tabIndex={tabIndex} aria-label={`Let ${learner.nickname} in`} onClick={seat("in")}>
          Let in
        </Button>
      )}
      {items.length > 0 && (
        <Menu
          label={`For ${learner.nickname}`}
          items={items}
          trigger={
            <IconButton label={`More for ${learner.nickname}`} tone="quiet" size="small" tabIndex={tabIndex}>
              <Ellipsis size={14} />
            </IconButton>
          }
        />
      )}
    </>
  );
}
