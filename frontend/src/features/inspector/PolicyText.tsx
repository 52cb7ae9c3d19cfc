/** A policy document for reading: numbered, coloured, with the lines of interest marked. */
import { useMemo } from "react";

import { jsonLines } from "./json-lines";

export interface LineRange {
  first: number;
  last: number;
}

interface Props {
  text: string;
  label: string;
  marked?: LineRange[];
  flashed?: LineRange | null;
}

const within = (range: LineRange, line: number) => line >= range.first && line <= range.last;

export function PolicyText({ text, label, marked = [], flashed = null }: Props) {
  const lines = useMemo(() => jsonLines(text), [text]);
  return (
    <div className="policy-text" role="group" aria-label={label} tabIndex={0}>
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
            <code>
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
