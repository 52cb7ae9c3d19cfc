/** The part of whoever teaches, in the bar over a learner's canvas: ask to help, draw along, stop. */
import { PenLine } from "lucide-react";
import { useEffect } from "react";

import "../../styles/help.css";
import { endGivenHelp, offerHelp } from "../../api/help";
import { attempt } from "../../model/attempt";
import { useHelp } from "../../model/help";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { helperWords } from "./help-words";
import { useNews } from "./use-news";

interface Props {
  workshop: string;
  learner: string;
  /** Said while nobody helps and nobody asks. */
  quiet: string;
}

export function GivenHelp({ workshop, learner, quiet }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const me = usePlayground((state) => state.person?.id);
  const help = useHelp();
  const words = help ? helperWords(help, me, learner) : "";
  const { shown } = useNews(help, words);
  const state = help?.state ?? "over";
  const mine = help?.helper != null && help.helper.id === me;
  useEffect(() => {
    if (location.search !== "?help") return; // the dashboard leads here to offer it
    history.replaceState(null, "", location.pathname);
    void attempt(() => offerHelp(workshop, sandbox));
  }, [workshop, sandbox]);
  const end = () => void attempt(() => endGivenHelp(workshop, sandbox));
  return (
    <>
      <span className="class-aside" data-help={shown ? state : undefined}>
        {state === "open" && mine && <PenLine size={13} aria-hidden />} {shown ? words : quiet}
      </span>
      {(state === "over" || state === "asked") && (
        <Button size="small" tone={state === "asked" ? "primary" : "plain"} onClick={() => void attempt(() => offerHelp(workshop, sandbox))}>
          Ask to help
        </Button>
      )}
      {state === "offered" && mine && (
        <Button size="small" onClick={end}>
          Take it back
        </Button>
      )}
      {state === "open" && mine && (
        <Button size="small" onClick={end}>
          End the help
        </Button>
      )}
    </>
  );
}
