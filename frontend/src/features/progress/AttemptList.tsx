/** Every attempt, newest first: when, how long, with how much help, how far; go on with it, or see how it was built. */
import { CircleCheck, CircleDashed, History, Lightbulb, Timer } from "lucide-react";
import { useState } from "react";

import type { AttemptRow } from "../../api/workshop";
import { agoWords } from "../../lib/ago";
import { sandboxAddress } from "../../lib/page";
import { plural } from "../../lib/words";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { spentWords } from "./spent-words";

interface Props {
  attempts: AttemptRow[];
  onMore: (() => void) | undefined;
  busy: boolean;
}

export function AttemptList({ attempts, onMore, busy }: Props) {
  const [now] = useState(() => Date.now());
  return (
    <section aria-labelledby="attempts">
      <h2 id="attempts">My attempts</h2>
      {attempts.length === 0 && (
        <EmptyState title="Nothing begun yet" action={<a href="/">Choose an exercise</a>}>
          Each exercise that you begin is listed here, with how you built it.
        </EmptyState>
      )}
      <ul className="attempts">
        {attempts.map((attempt) => (
          <Attempt key={attempt.sandbox} attempt={attempt} now={now} />
        ))}
      </ul>
      {onMore && (
        <Button busy={busy} onClick={onMore}>
          Older ones
        </Button>
      )}
    </section>
  );
}

function Attempt({ attempt, now }: { attempt: AttemptRow; now: number }) {
  const { title, finished, met, of, hints, score, seconds, sandbox } = attempt;
  const address = sandboxAddress(sandbox);
  return (
    <li className="attempt" data-finished={finished || undefined}>
      <div className="attempt-words">
        <h3>{title}</h3>
        <p className="attempt-state">
          {finished ? <CircleCheck size={14} aria-hidden /> : <CircleDashed size={14} aria-hidden />}
          {finished && met === of ? "Finished" : finished ? `Finished before, now ${String(met)} of ${String(of)} goals` : `${String(met)} of ${String(of)} goals met`}
        </p>
        <p className="attempt-detail">
          <span>{agoWords(attempt.started_at, now)}</span>
          <span>
            <Timer size={12} aria-hidden /> {spentWords(seconds)}
          </span>
          <span>
            <Lightbulb size={12} aria-hidden /> {hints === 0 ? "no hint" : plural(hints, "hint")}
          </span>
        </p>
      </div>
      <p className="attempt-score">
        <strong>{score}</strong>
        <span> of 100</span>
      </p>
      <p className="attempt-ways">
        <a className="btn btn-small" href={address} aria-label={`Continue ${title}`}>
          Continue
        </a>
        <a className="btn btn-quiet btn-small" href={`${address}?replay`} aria-label={`Replay ${title}`}>
          <History size={14} aria-hidden /> Replay
        </a>
      </p>
    </li>
  );
}
