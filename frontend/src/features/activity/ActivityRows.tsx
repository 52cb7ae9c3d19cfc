/** A line a record; a press shows all of it. */
import { ChevronRight } from "lucide-react";
import { memo, useState } from "react";

import type { ActivityRecord } from "../../api/activity";
import { formatClock } from "../../lib/time";
import { Badge } from "../../ui/Badge";
import { CopyButton } from "../../ui/CopyButton";
import { aboutWords, folded, sourceWords, whoWords } from "./record-words";

export function ActivityRows({ records }: { records: ActivityRecord[] }) {
  return (
    <ol className="activity-rows" aria-label="Records, newest first">
      {folded(records).map(({ record, times }) => (
        <Row key={record.id} record={record} times={times} />
      ))}
    </ol>
  );
}

const Row = memo(function Row({ record, times }: { record: ActivityRecord; times: number }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <button type="button" className="activity-row" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={14} aria-hidden />
        <time className="mono" dateTime={record.at}>
          {formatClock(Date.parse(record.at))}
        </time>
        <span className="activity-name">
          <strong>{record.name}</strong> <span>{sourceWords(record.source)}</span>
          {times > 1 && <span className="activity-times">{`${times} times`}</span>}
        </span>
        <span className="activity-about">{aboutWords(record)}</span>
        <span className="activity-who" title={record.who}>
          {whoWords(record.who)}
        </span>
        {record.error_code ? <Badge tone="danger">{record.error_code}</Badge> : <span />}
      </button>
      {open && <Whole record={record} />}
    </li>
  );
});

function Whole({ record }: { record: ActivityRecord }) {
  const text = JSON.stringify(record.record, null, 2);
  return (
    <div className="activity-whole">
      <CopyButton text={text} label="Copy this record" />
      <pre tabIndex={0} aria-label={`The record of ${record.name}`}>
        {text}
      </pre>
    </div>
  );
}
