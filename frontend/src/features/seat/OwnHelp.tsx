/** A learner's part of help, in the bar of the class: ask, wait, say yes or no, see who draws along, end it. */
import { Hand, PenLine, X } from "lucide-react";
import { useState } from "react";

import "../../styles/help.css";
import { answerHelp, endHelp } from "../../api/help";
import { clockWords } from "../../lib/ago";
import { attempt } from "../../model/attempt";
import { useHelp } from "../../model/help";
import { usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { AskForHelpDialog } from "./AskForHelpDialog";
import { learnerWords } from "./help-words";
import { useNews } from "./use-news";

export function OwnHelp({ asks }: { asks: boolean }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const help = useHelp();
  const [asking, setAsking] = useState(false);
  const words = help ? learnerWords(help, clockWords(help.since)) : "";
  const { shown, dismiss } = useNews(help, words);
  const state = help?.state ?? "over";
  const end = () => void attempt(() => endHelp(sandbox));
  return (
    <>
      {shown && state !== "offered" && (
        <span className="help-line" data-state={state}>
          {state === "open" && <PenLine size={14} aria-hidden />}
          <span>{words}</span>
          {state === "over" && (
            <IconButton label="Put this away" tone="quiet" size="small" onClick={dismiss}>
              <X size={14} />
            </IconButton>
          )}
        </span>
      )}
      {state === "asked" && (
        <Button size="small" onClick={end}>
          Withdraw
        </Button>
      )}
      {state === "open" && (
        <Button size="small" onClick={end}>
          End the help
        </Button>
      )}
      {state === "over" && asks && (
        <Button size="small" className="help-ask" icon={<Hand size={14} aria-hidden />} onClick={() => setAsking(true)}>
          Ask for help
        </Button>
      )}
      {state === "offered" && (
        <section className="help-offer" aria-label="Help is offered">
          <p>
            <strong>{words}.</strong> Both of you draw then, each under their own name. You end it whenever you like.
          </p>
          <span>
            <Button onClick={() => void attempt(() => answerHelp(sandbox, false))}>No, thanks</Button>
            <Button tone="primary" onClick={() => void attempt(() => answerHelp(sandbox, true))}>
              Yes, draw with me
            </Button>
          </span>
        </section>
      )}
      {asking && <AskForHelpDialog sandbox={sandbox} onClose={() => setAsking(false)} />}
    </>
  );
}
