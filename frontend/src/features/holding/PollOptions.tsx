/** The options of a question to everybody: to choose from, or with a bar each that says how many chose it. */
import { Check, X } from "lucide-react";
import { type CSSProperties, useId } from "react";

import type { PollShape } from "../../live/events.gen";
import { shownLanguage } from "../../lib/language";

interface Props {
  poll: PollShape;
  /** What this person chose. */
  picked?: readonly number[];
  /** As long as one may choose. */
  onPick?: (index: number) => void;
  bars?: boolean;
}

export function PollOptions({ poll, picked = [], onPick, bars = false }: Props) {
  const name = useId();
  return (
    <ol className="poll-options">
      {poll.options.map((option, index) => {
        const isRight = poll.right?.includes(index) ?? false;
        const mine = picked.includes(index);
        const share = poll.answered > 0 ? poll.bars[index]! / poll.answered : 0;
        const inside = (
          <>
            {onPick && (
              <input type={poll.many ? "checkbox" : "radio"} name={name} checked={mine} onChange={() => onPick(index)} />
            )}
            <kbd aria-hidden>{index + 1}</kbd>
            <span className="poll-text">{option}</span>
            {poll.right && isRight && (
              <span className="poll-mark">
                <Check size={15} aria-hidden /> {mine ? "Right" : "This is right"}
              </span>
            )}
            {poll.right && !isRight && mine && (
              <span className="poll-mark">
                <X size={15} aria-hidden /> Not this
              </span>
            )}
            {!poll.right && !onPick && mine && <span className="poll-mark">Your answer</span>}
            {bars && (
              <span className="poll-count">
                {poll.bars[index]!.toLocaleString(shownLanguage())} · {percent(share)}
              </span>
            )}
          </>
        );
        const look = {
          className: "poll-option",
          "data-picked": mine || undefined,
          "data-judged": poll.right ? (isRight ? "right" : mine ? "wrong" : "other") : undefined,
          style: { "--share": bars ? share : 0 } as CSSProperties,
        };
        return <li key={option}>{onPick ? <label {...look}>{inside}</label> : <div {...look}>{inside}</div>}</li>;
      })}
    </ol>
  );
}

export const percent = (share: number): string => share.toLocaleString(shownLanguage(), { style: "percent" });
