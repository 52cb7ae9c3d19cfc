/** After finishing: one's own picture beside the reference, and what it allows more, as the engine counts it. */
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, Scale } from "lucide-react";

import { type Comparison, compareSolution } from "../../api/workshop";
import { wordsFor } from "../../model/attempt";
import { Dialog } from "../../ui/Dialog";
import { DiffView } from "../../ui/DiffView";
import { excessWords, principalWords } from "./excess-words";

export function SolutionDialog({ sandbox, onClose }: { sandbox: string; onClose: () => void }) {
  // What stands on the canvas may have changed since the last look.
  const query = useQuery({ queryKey: ["solution", sandbox], queryFn: () => compareSolution(sandbox), gcTime: 0 });
  return (
    <Dialog
      size="wide"
      title="Compare with the reference"
      description="The reference is one of many right answers. The engine asked both pictures the same questions."
      onClose={onClose}
    >
      {query.isPending && <p role="status">Asking the engine…</p>}
      {query.isError && <p role="alert">{wordsFor(query.error).title}</p>}
      {query.data && <Compared comparison={query.data} />}
    </Dialog>
  );
}

function Compared({ comparison: { excess, differences } }: { comparison: Comparison }) {
  return (
    <div className="beside">
      <section aria-labelledby="excess">
        <h3 id="excess">
          <Scale size={15} aria-hidden /> Least privilege
        </h3>
        <p>{excessWords(excess)}</p>
        <ul>
          {excess.entrants.map((row) => (
            <li key={row.role}>
              <code>{principalWords(row.role)}</code> also lets in {row.principals.map(principalWords).join(", ")}
            </li>
          ))}
          {excess.grants.map((row) => (
            <li key={`${row.principal} ${row.resource}`}>
              <details>
                <summary>
                  <code>{principalWords(row.principal)}</code> on <code>{principalWords(row.resource)}</code>:{" "}
                  {row.actions.length} more
                </summary>
                <p>{row.actions.join(", ")}</p>
              </details>
            </li>
          ))}
        </ul>
        {excess.more > 0 && <p>And {excess.more} more like these.</p>}
      </section>
      <section aria-labelledby="differences">
        <h3 id="differences">Word by word</h3>
        {differences.length === 0 && (
          <p className="beside-same">
            <CircleCheck size={15} aria-hidden /> Your policies say the same as the reference.
          </p>
        )}
        {differences.map((row) => (
          <div key={row.place}>
            <h4>{row.place}</h4>
            <DiffView before={row.mine} after={row.reference} label={`${row.place}, from yours to the reference`} />
          </div>
        ))}
        {differences.length > 0 && <p className="beside-legend">− is yours, + is the reference.</p>}
      </section>
    </div>
  );
}
