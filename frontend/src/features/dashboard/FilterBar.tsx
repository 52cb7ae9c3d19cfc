/** Which exercise, and whom of the room one wants to see. */
import { ArrowDownUp, Search } from "lucide-react";

import type { ClassExercise } from "../../live/events.gen";
import { chooseExercise, useDashboard } from "../../model/dashboard";
import { type Filter, isFinished, isStuck, isWaiting, type Show, type Standing } from "../../model/standings";
import { IconButton } from "../../ui/Button";

interface Props {
  all: Standing[];
  exercises: ClassExercise[];
  current: number | null;
  filter: Filter;
  now: number;
  onFilter: (filter: Filter) => void;
  onSort: () => void;
}

export function FilterBar({ all, exercises, current, filter, now, onFilter, onSort }: Props) {
  const teams = useDashboard((state) => state.teams);
  const chosen = useDashboard((state) => state.chosen);
  const doing = current === null ? null : exercises[current];
  const shows: [Show, string, number][] = [
    ["all", "All", all.length],
    ["asks", "Asking", all.filter(isWaiting).length],
    ["stuck", "Stuck", all.filter((each) => isStuck(each, now)).length],
    ["offline", "Offline", all.filter(({ here }) => !here).length],
    ["finished", "Finished", all.filter(isFinished).length],
  ];
  return (
    <div className="dash-filters">
      <label className="dash-pick">
        <span className="sr-only">Exercise</span>
        <select value={chosen ?? ""} onChange={(event) => chooseExercise(event.target.value || null)}>
          <option value="">{doing ? `Now: ${doing.title}` : "What the class does"}</option>
          {exercises.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <div className="dash-shows" role="group" aria-label="Show">
        {shows.map(([show, label, count]) => (
          <button key={show} type="button" aria-pressed={filter.show === show} onClick={() => onFilter({ ...filter, show })}>
            {label} <b>{count}</b>
          </button>
        ))}
      </div>
      {teams.length > 0 && (
        <label className="dash-pick">
          <span className="sr-only">Team</span>
          <select value={filter.team} onChange={(event) => onFilter({ ...filter, team: event.target.value })}>
            <option value="">All teams</option>
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="dash-search">
        <Search size={14} aria-hidden />
        <input
          type="search"
          placeholder="Find a learner"
          aria-label="Find a learner"
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
      </label>
      <IconButton label="Sort now: stuck longest first" size="small" onClick={onSort}>
        <ArrowDownUp size={14} />
      </IconButton>
    </div>
  );
}
