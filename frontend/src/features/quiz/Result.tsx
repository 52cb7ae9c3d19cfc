/** The end of a round: how many were right, what went wrong and why, and what to do about it. */
import { RotateCcw, Shuffle } from "lucide-react";
import { useEffect, useRef } from "react";

import type { Judged, Round } from "../../api/quiz";
import { Button } from "../../ui/Button";
import { LookUp } from "./LookUp";
import type { Ask } from "./use-round";

export function Result({ round, onAsk, busy }: { round: Round; onAsk: (ask: Ask) => void; busy: boolean }) {
  const wrong = round.judged.filter((each) => !each.is_right);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="quiz-result" aria-labelledby="quiz-score">
      <h2 id="quiz-score" ref={heading} tabIndex={-1}>
        {round.right} of {round.of} right
      </h2>
      <p>{wrong.length === 0 ? "All of it. Nothing to ask again." : "What went wrong is asked again soon."}</p>
      <div className="quiz-foot">
        {wrong.length > 0 && (
          <Button
            tone="primary"
            icon={<RotateCcw size={15} />}
            busy={busy}
            onClick={() => onAsk({ scope: round.scope, again: true })}
          >
            Again what I got wrong
          </Button>
        )}
        <Button
          tone={wrong.length > 0 ? "plain" : "primary"}
          icon={<Shuffle size={15} />}
          busy={busy}
          onClick={() => onAsk({ scope: round.scope, again: false })}
        >
          Another round
        </Button>
      </div>
      {wrong.length > 0 && (
        <ul className="quiz-wrong">
          {wrong.map((each, index) => (
            <Wrong key={index} judged={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Wrong({ judged }: { judged: Judged }) {
  const said = (indexes: number[]) => indexes.map((index) => judged.options[index]).join(" · ");
  return (
    <li>
      <h3>{judged.text}</h3>
      <dl>
        <dt>You said</dt>
        <dd>{said(judged.picked)}</dd>
        <dt>Right is</dt>
        <dd>{said(judged.right)}</dd>
      </dl>
      <p>{judged.why.join(" ")}</p>
      <LookUp judged={judged} />
    </li>
  );
}
