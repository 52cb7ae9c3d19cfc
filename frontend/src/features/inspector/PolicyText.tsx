/** A policy document for reading: numbered, coloured, with the lines of interest marked. */
import { type CSSProperties, useEffect, useMemo, useRef } from "react";

import { type Piece, jsonLines } from "./json-lines";

export interface LineRange {
  first: number;
  last: number;
}

interface Props {
  text: string;
  label: string;
  marked?: LineRange[];
  flashed?: LineRange | null;
  /** Brings the first marked line into view whenever this number changes; 0 never does. */
  shows?: number;
}

const within = (range: LineRange, line: number) => line >= range.first && line <= range.last;

/** A long line goes on below its own start, two columns in. */
const indentOf = (pieces: Piece[]) => (/^ */.exec(pieces[0]?.text ?? "")?.[0].length ?? 0) + 2;

export function PolicyText({ text, label, marked = [], flashed = null, shows = 0 }: Props) {
  const lines = useMemo(() => jsonLines(text), [text]);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shows > 0) element.current?.querySelector("[data-marked]")?.scrollIntoView({ block: "center" });
  }, [shows]);
  return (
    <div ref={element} className="policy-text" role="group" aria-label={label} tabIndex={0}>
      {lines.map((pieces, index) => {
        const number = index + 1;
        const isMarked = marked.some((range) => within(range, number));
        const isFlashed = flashed !== null && within(flashed, number);
        return (
          <div
            key={`${number}`}
            className="policy-line"
            data-marked={isMarked || undefined}
            data-flash={isFlashed || undefined}
          >
            <span className="policy-line-number" aria-hidden>
              {number}
            </span>
            <code style={{ "--indent": `${indentOf(pieces)}ch` } as CSSProperties}>
              {pieces.map((piece, at) => (
                <span key={`${at}`} className={`json-${piece.kind}`}>
                  {piece.text}
                </span>
              ))}
            </code>
          </div>
        );
      })}
    </div>
  );
}
