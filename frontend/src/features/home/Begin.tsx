/** What to do first: go on where one was, else begin with the picture that comes next. */
import { ArrowRight, Play } from "lucide-react";

import type { SandboxSummary } from "../../api/canvas";
import type { ExerciseCard } from "../../api/workshop";
import { sandboxAddress } from "../../lib/page";
import { Button } from "../../ui/Button";
import { Problem } from "../../model/Problem";
import { JoinedWorkshops } from "./Workshops";
import { useOpening } from "./use-opening";

interface Props {
  /** Newest first; none as long as they are not known. A guest is given one before they have done anything. */
  sandboxes: SandboxSummary[] | undefined;
  begun: boolean;
  /** Of the course; none once all of it is done. */
  next: ExerciseCard | undefined;
}

export function Begin({ sandboxes, begun, next }: Props) {
  const latest = begun || (sandboxes && sandboxes.length > 1) ? sandboxes?.[0] : undefined;
  return (
    <div className="home-begin">
      <JoinedWorkshops />
      {latest && (
        <a className="btn btn-primary btn-large" href={sandboxAddress(latest.id)}>
          Go on with {latest.name} <ArrowRight size={16} aria-hidden />
        </a>
      )}
      {sandboxes && !latest && next && <StartNext next={next} />}
      <a className="btn btn-large" href="/join/">
        Join a workshop
      </a>
    </div>
  );
}

function StartNext({ next }: { next: ExerciseCard }) {
  const { open, busy, error } = useOpening(next.slug);
  return (
    <>
      <Button tone="primary" className="btn-large" icon={<Play size={15} />} busy={busy} onClick={open}>
        Start with {next.title}
      </Button>
      <span className="home-begin-aside">about {next.minutes} min, no account needed</span>
      {error && <Problem error={error} />}
    </>
  );
}
