/** The dashboard of a workshop: everybody's progress as it happens. */
import { ChevronLeft, Presentation, Users } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";

import "../../styles/dashboard.css";
import { workshopAddress } from "../../lib/page";
import { useClassroom } from "../../model/classroom";
import { useDashboard } from "../../model/dashboard";
import { Problem } from "../../model/Problem";
import { EVERYBODY, passes } from "../../model/standings";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { PageFrame } from "../../ui/PageFrame";
import { Door } from "./Door";
import { FilterBar } from "./FilterBar";
import { LearnerPanel } from "./LearnerPanel";
import { Mistakes } from "./Mistakes";
import { ProgressGrid } from "./ProgressGrid";
import { Projector } from "./Projector";
import { RoomSessions } from "./RoomSessions";
import { Timeline } from "./Timeline";
import { useMinutes, useStandings, useStuckOrder } from "./use-standings";
import { Wall } from "./Wall";

const VIEWS = { grid: "Grid", wall: "Wall", sessions: "Sessions", mistakes: "Mistakes", timeline: "Timeline" };
type View = keyof typeof VIEWS;

interface Props {
  /** What holds for everybody, and the ways to change it. */
  bar: ReactNode;
  /** In: a learner's id. Out: what can be done for them. */
  waysFor: (learner: string) => ReactNode;
}

export function DashboardPage({ bar, waysFor }: Props) {
  const room = useClassroom((state) => state.room);
  const { line, error, goals, fresh, exercise, loaded } = useDashboard();
  const [filter, setFilter] = useState(EVERYBODY);
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState<View>("grid");
  const [projected, setProjected] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const now = useMinutes();
  const standing = useStandings();
  const { all, sort, hold } = useStuckOrder(standing);
  if (line === "refused")
    return (
      <PageFrame current="workshop">
        <p role="status">This workshop is not here any more, or you do not teach it any more.</p>
      </PageFrame>
    );
  const shown = all.filter((each) => passes(each, filter, now));
  const opened = standing.find(({ learner }) => learner.id === chosen);
  return (
    <PageFrame current="workshop">
      {error !== null && <Problem error={error} />}
      {room && (
        <div className="dash">
          <header className="dash-head">
            <h1 ref={title} tabIndex={-1}>
              {room.workshop.title}
            </h1>
            <div className="dash-views" role="group" aria-label="View">
              {(Object.keys(VIEWS) as View[]).map((each) => (
                <Button key={each} size="small" aria-pressed={view === each} onClick={() => setView(each)}>
                  {VIEWS[each]}
                </Button>
              ))}
            </div>
            <span>
              <Door room={room} onDone={() => title.current?.focus()} />
              <Button size="small" icon={<Presentation size={14} />} onClick={() => setProjected(true)}>
                Projector
              </Button>
              <a className="btn btn-quiet btn-small" href={workshopAddress(room.workshop.id)}>
                <ChevronLeft size={14} aria-hidden /> Set-up
              </a>
            </span>
          </header>
          {bar}
          <FilterBar
            all={standing}
            exercises={room.workshop.exercises}
            current={room.workshop.current}
            filter={filter}
            now={now}
            onFilter={setFilter}
            onSort={sort}
          />
          <div className="dash-body" data-learner={opened ? "" : undefined}>
            {standing.length === 0 || (loaded && exercise === null) ? (
              <EmptyState
                icon={<Users size={22} />}
                title={standing.length === 0 ? "Nobody is in yet" : "There is no exercise yet"}
              >
                {standing.length === 0
                  ? "Whoever comes in by the code appears here at once."
                  : "Choose exercises on the set-up page, then begin the first."}
              </EmptyState>
            ) : shown.length === 0 ? (
              <EmptyState title="Nobody fits these filters" />
            ) : (
              <>
                {view === "grid" && (
                  <ProgressGrid all={shown} goals={goals} fresh={fresh} now={now} chosen={chosen} onChoose={setChosen} onHold={hold} />
                )}
                {view === "wall" && <Wall all={shown} goals={goals.length} now={now} onChoose={setChosen} onHold={hold} />}
                {view === "sessions" && <RoomSessions all={shown} />}
                {view === "mistakes" && <Mistakes all={shown} onChoose={setChosen} />}
                {view === "timeline" && <Timeline />}
              </>
            )}
            {projected && (
              <Projector
                title={room.workshop.title}
                exercise={room.workshop.exercises.find(({ slug }) => slug === exercise)?.title ?? ""}
                all={standing}
                onClose={() => setProjected(false)}
              />
            )}
            {opened && <LearnerPanel key={opened.learner.id} each={opened} now={now} ways={waysFor(opened.learner.id)} onClose={() => setChosen(null)} />}
          </div>
        </div>
      )}
    </PageFrame>
  );
}
