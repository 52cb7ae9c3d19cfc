/** Who, which event, since when; only refusals, only what AWS has a call for. */
import type { FilterValues } from "./record-words";

interface Props {
  values: FilterValues;
  onChange: (change: Partial<FilterValues>) => void;
}

export function ActivityFilters({ values, onChange }: Props) {
  return (
    <search className="activity-filters">
      <Search label="Who" value={values.who} onType={(who) => onChange({ who })} />
      <Search label="Event name" value={values.name} onType={(name) => onChange({ name })} />
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
      <Only
        label="Only what was refused"
        checked={values.errorsOnly}
        onCheck={(errorsOnly) => onChange({ errorsOnly })}
      />
      <Only label="Only AWS calls" checked={values.callsOnly} onCheck={(callsOnly) => onChange({ callsOnly })} />
    </search>
  );
}

function Search({ label, value, onType }: { label: string; value: string; onType: (text: string) => void }) {
  return (
    <input
      className="input"
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={200}
      onChange={(event) => onType(event.target.value)}
    />
  );
}

function Only({ label, checked, onCheck }: { label: string; checked: boolean; onCheck: (on: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.target.checked)} />
      {label}
    </label>
  );
}
