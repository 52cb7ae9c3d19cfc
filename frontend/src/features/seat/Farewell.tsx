/** When a class has ended: what this learner did in it, and what they take along. */
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";

import { loadMyResults, type Result } from "../../api/classroom";
import { sandboxAddress } from "../../lib/page";
import { Problem } from "../../model/Problem";

interface Props {
  workshop: string;
  /** Shown to whoever finished something. */
  certificate: ReactNode;
  /** For guests, the way to an account. */
  keep: ReactNode;
}

export function Farewell({ workshop, certificate, keep }: Props) {
  const { data, error, refetch } = useQuery({ queryKey: ["my-results", workshop], queryFn: () => loadMyResults(workshop) });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return null;
  const finished = data.filter((each) => each.finished).length;
  return (
    <>
      {data.length > 0 && (
        <section className="farewell" aria-labelledby="farewell-title">
          <h2 id="farewell-title">
            Your results: {finished} of {data.length} finished
          </h2>
          <ol>
            {data.map((each) => (
              <Row key={each.exercise} {...each} />
            ))}
          </ol>
        </section>
      )}
      {keep}
      <p className="farewell-ways">
        {finished > 0 && certificate}
        <a className="btn btn-small" href="/progress/">
          My progress
        </a>
        <a className="btn btn-small" href="/">
          To your sandboxes
        </a>
      </p>
    </>
  );
}

function Row({ title, met, of, finished, sandbox }: Result) {
  return (
    <li data-finished={finished || undefined}>
      {finished ? <CircleCheck size={17} aria-hidden /> : <CircleDashed size={17} aria-hidden />}
      <span>
        {sandbox === null ? title : <a href={sandboxAddress(sandbox)}>{title}</a>}
        <small>{finished ? "Finished" : sandbox === null ? "Not begun" : `${String(met)} of ${String(of)} goals met`}</small>
      </span>
    </li>
  );
}
