/** A round wherever it is played: the question, or the result at its end. */
import { Asking } from "./Asking";
import { Result } from "./Result";
import type { useRound } from "./use-round";

export function RoundView({ play }: { play: ReturnType<typeof useRound> }) {
  const { round, reading } = play;
  if (!round) return null;
  return round.next || reading ? (
    <Asking round={round} reading={reading} onAnswer={play.onAnswer} onNext={play.onNext} />
  ) : (
    <Result round={round} onAsk={play.start} busy={play.starting} />
  );
}
