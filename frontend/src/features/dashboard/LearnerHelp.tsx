/** Whether a learner waits for help, and the way to it: on their canvas, once they say yes. */
import { Hand } from "lucide-react";

import { endGivenHelp } from "../../api/help";
import { sandboxAddress } from "../../lib/page";
import { useDashboard } from "../../model/dashboard";
import type { Standing } from "../../model/standings";
import { Button } from "../../ui/Button";
import { helpWords } from "./words";

const failed = (error: unknown) => useDashboard.setState({ error });

export function LearnerHelp({ each, now }: { each: Standing; now: number }) {
  const workshop = useDashboard((state) => state.workshop);
  const { help, row } = each;
  const sandbox = help?.sandbox ?? row?.sandbox;
  if (!sandbox) return null;
  return (
    <div className="dash-help" data-state={help?.state}>
      {help && (
        <p role="status">
          <Hand size={14} className="help-hand" data-state={help.state} aria-hidden /> {helpWords(each, now)}
          {help.note !== "" && <q>{help.note}</q>}
        </p>
      )}
      <span>
        {help?.state !== "open" && help?.state !== "offered" && (
          <a className={help ? "btn btn-primary" : "btn"} href={`${sandboxAddress(sandbox)}?help`} target="_blank" rel="noopener">
            Ask to help
          </a>
        )}
        {help?.state === "asked" && <Button onClick={() => void endGivenHelp(workshop, sandbox).catch(failed)}>Answered</Button>}
        {help?.state === "offered" && <Button onClick={() => void endGivenHelp(workshop, sandbox).catch(failed)}>Take the offer back</Button>}
        {help?.state === "open" && <Button onClick={() => void endGivenHelp(workshop, sandbox).catch(failed)}>End the help</Button>}
      </span>
    </div>
  );
}
