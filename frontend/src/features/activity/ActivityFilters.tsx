/** Who, which event, since when; only refusals, only what AWS has a call for. */
import type { FilterValues } from "./record-words";

interface Props {
  values: FilterValues;
  onChange: (change: Partial<FilterValues>) => void;
}

export function ActivityFilters({ values, onChange }: Props) {
  return (
    <search className="activity-filters">
      <input
        className="input"
        type="search"
        aria-label="Who"
        placeholder="Who"
        value={values.who}
        maxLength={200}
        onChange={(event) => onChange({ who: event.target.value })}
      />
      <input
        className="input"
        type="search"
        aria-label="Event name"
        placeholder="Event name"
        value={values.name}
        maxLength={200}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <select
        className="input"
        aria-label="Time"
        value={values.minutes}
        onChange={(event) => onChange({ minutes: Number(event.target.value) })}
      >
        <option value={0}>Any time</option>
        <option value={5}>Last 5 minutes</option>
        <option value={60}>Last hour</option>
        <option value={1440}>Last day</option>
      </select>
      <label>
        <input
          type="checkbox"
          checked={values.errorsOnly}
          onChange={(event) => onChange({ errorsOnly: event.target.checked })}
        />
        Only what was refused
      </label>
      <label>
        <input
          type="checkbox"
          checked={values.callsOnly}
          onChange={(event) => onChange({ callsOnly: event.target.checked })}
        />
        Only AWS calls
      </label>
    </search>
  );
}
