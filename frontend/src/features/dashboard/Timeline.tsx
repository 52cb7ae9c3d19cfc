/** What has happened in the workshop, oldest first. */
import { useQuery } from "@tanstack/react-query";

import { loadTimeline, type TimelineMark } from "../../api/dashboard";
import { formatClock } from "../../lib/time";
import { plural } from "../../lib/words";
import { useClassroom } from "../../model/classroom";
import { useDashboard } from "../../model/dashboard";
import { Problem } from "../../model/Problem";

const STATES: Record<string, string> = {
  draft: "Back in preparation",
  open: "Doors opened",
  locked: "Doors locked",
  closed: "Closed",
  archived: "Archived",
};

function words({ kind, what, count }: TimelineMark): string {
  if (kind === "state") return STATES[what] ?? what;
  if (kind === "exercise") return what === "" ? "No exercise" : `Begun: ${what}`;
  if (kind === "joined") return plural(count, "learner came", "learners came");
  return `${plural(count, "learner")} finished: ${what}`;
}

export function Timeline() {
  const workshop = useDashboard((state) => state.workshop);
  const revision = useClassroom((state) => state.room?.workshop.revision);
  const finished = useDashboard((state) => Object.values(state.rows).filter(({ finished_at }) => finished_at !== null).length);
  const { data, error } = useQuery({
    queryKey: ["timeline", workshop, revision, finished],
    queryFn: () => loadTimeline(workshop),
    placeholderData: (before) => before,
  });
  if (error) return <Problem error={error} />;
  return (
    <ol className="dash-timeline" aria-label="Timeline">
      {(data ?? []).map((mark) => (
        <li key={`${mark.at} ${mark.kind} ${mark.what}`} data-kind={mark.kind}>
          <time>{formatClock(Date.parse(mark.at)).slice(0, 5)}</time>
          <span>{words(mark)}</span>
        </li>
      ))}
    </ol>
  );
}
