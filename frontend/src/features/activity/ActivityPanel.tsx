/** What was called and changed here, as CloudTrail would tell it: a list under the canvas, whole records on demand. */
import { FileDown, ScrollText, X } from "lucide-react";
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";

import "../../styles/activity.css";
import { exportActivity } from "../../api/activity";
import { download } from "../../lib/download";
import { serverNow } from "../../lib/server-clock";
import { sandboxTime } from "../../lib/time";
import { attempt, wordsFor } from "../../model/attempt";
import { makeRoom } from "../../model/room";
import { usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { ActivityFilters } from "./ActivityFilters";
import { ActivityRows } from "./ActivityRows";
import { filterOf, type FilterValues, NO_FILTER } from "./record-words";
import { useActivity } from "./use-activity";

export function ActivityButton({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  return (
    <IconButton label="Activity" shortcut="H" aria-pressed={open} onClick={onToggle}>
      <ScrollText size={16} />
    </IconButton>
  );
}

interface Props {
  /** More that can be done with what happened. */
  actions?: ReactNode;
  onClose: () => void;
}

export function ActivityPanel({ actions, onClose }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [values, setValues] = useState<FilterValues>(NO_FILTER);
  const asked = useDeferredValue(values);
  const filter = useMemo(() => filterOf(asked, now()), [asked]);
  const { records, error, waiting, older, busy } = useActivity(filter);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    makeRoom();
    heading.current?.focus();
  }, []);
  const save = async () => {
    const done = await attempt(() => exportActivity(sandbox, filter));
    if (done.ok) download(new Blob([JSON.stringify(done.value, null, 2)], { type: "application/json" }), "trail.json");
  };
  return (
    <section
      className="activity"
      aria-labelledby="activity-title"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header className="activity-head">
        <h2 id="activity-title" ref={heading} tabIndex={-1}>
          Activity
        </h2>
        <span className="activity-note">As CloudTrail records it, in this sandbox's time.</span>
        <span className="grow" />
        {actions}
        <Button size="small" icon={<FileDown size={14} />} onClick={() => void save()}>
          Save as JSON
        </Button>
        <IconButton label="Close the activity" tone="quiet" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </header>
      <ActivityFilters values={values} onChange={(change) => setValues({ ...values, ...change })} />
      <div className="activity-list">
        {error && <EmptyState title={wordsFor(error).title}>{wordsFor(error).detail}</EmptyState>}
        {!error && !waiting && records.length === 0 && <Nothing filtered={Object.keys(filter).length > 0} />}
        <ActivityRows records={records} />
        {older && (
          <Button size="small" busy={busy} onClick={older}>
            Show older ones
          </Button>
        )}
      </div>
    </section>
  );
}

/** The sandbox's time at this moment. */
function now(): number {
  const { canvas } = usePlayground.getState();
  return canvas ? sandboxTime(canvas.sandbox.clock, serverNow()) : serverNow();
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) return <EmptyState title="Nothing fits">Nothing of what is kept fits this filter. Ask for less.</EmptyState>;
  return (
    <EmptyState title="Nothing has happened yet">
      Draw, assume a role or make a request: each leaves a record, refusals too.
    </EmptyState>
  );
}
