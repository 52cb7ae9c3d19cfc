/** The exercises that this person writes, on the first page. */
import { useQuery } from "@tanstack/react-query";
import { BookOpenCheck, FileUp, Plus } from "lucide-react";
import { useState } from "react";

import { authorAddress, listAuthored, newAuthored } from "../../api/authored";
import { agoWords } from "../../lib/ago";
import { attempt } from "../../model/attempt";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { ImportExerciseDialog } from "./ImportExerciseDialog";

export function MyExercises() {
  const query = useQuery({ queryKey: ["authored"], queryFn: listAuthored });
  const [now] = useState(() => Date.now());
  const [busy, setBusy] = useState(false);
  const [importing, setImporting] = useState(false);
  const begin = async () => {
    setBusy(true);
    const outcome = await attempt(() => newAuthored({}));
    if (outcome.ok) location.assign(authorAddress(outcome.value.id));
    else setBusy(false);
  };
  return (
    <section aria-labelledby="authored">
      <div className="home-line">
        <h2 id="authored">My exercises</h2>
        <Button size="small" icon={<Plus size={14} />} busy={busy} onClick={() => void begin()}>
          New exercise
        </Button>
        <Button size="small" icon={<FileUp size={14} />} onClick={() => setImporting(true)}>
          Open an exercise file
        </Button>
      </div>
      {query.data?.length === 0 && (
        <EmptyState icon={<BookOpenCheck size={22} />} title="Write your own">
          Draw a world, say who can and who cannot, and others solve it. Any sandbox becomes one, from its menu.
        </EmptyState>
      )}
      {query.data && query.data.length > 0 && (
        <ul className="sandboxes">
          {query.data.map((each) => (
            <li key={each.id} className="sandbox-row">
              <a href={authorAddress(each.id)}>
                <span className="sandbox-name">{each.title || "Without a title"}</span>
                <span className="sandbox-detail">{agoWords(each.changed_at, now)}</span>
              </a>
              {each.live === null ? <Badge>Draft</Badge> : <Badge tone="live">Published</Badge>}
            </li>
          ))}
        </ul>
      )}
      {importing && <ImportExerciseDialog onClose={() => setImporting(false)} />}
    </section>
  );
}
