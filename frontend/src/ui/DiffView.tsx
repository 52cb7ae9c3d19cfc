/** What changed between two texts, line by line; stretches that stayed are shortened. */
import { useMemo } from "react";

import "../styles/diff.css";
import { type DiffLine, diffLines } from "../lib/line-diff";

const CONTEXT = 2;
const SIGNS: Record<DiffLine["kind"], string> = { same: " ", removed: "−", added: "+" };
const SPOKEN: Record<DiffLine["kind"], string> = { same: "", removed: "removed: ", added: "added: " };

interface Props {
  before: string;
  after: string;
  label: string;
}

export function DiffView({ before, after, label }: Props) {
  const lines = useMemo(() => shortened(diffLines(before, after)), [before, after]);
  return (
    <div className="diff" role="group" aria-label={label} tabIndex={0}>
      {lines.map((line, index) => (
        <DiffRow key={`${index}`} line={line} />
      ))}
    </div>
  );
}

function DiffRow({ line }: { line: DiffLine | number }) {
  if (typeof line === "number")
    return <p className="diff-gap">{line === 1 ? "1 line as before" : `${line} lines as before`}</p>;
  return (
    <p className="diff-line" data-kind={line.kind}>
      <span aria-hidden>{SIGNS[line.kind]}</span>
      <code>
        <span className="sr-only">{SPOKEN[line.kind]}</span>
        {line.text}
      </code>
    </p>
  );
}

/** Lines near a change, and between them how many are left out. */
function shortened(lines: DiffLine[]): (DiffLine | number)[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => line.kind !== "same"),
  );
  const shown: (DiffLine | number)[] = [];
  lines.forEach((line, index) => {
    const last = shown.at(-1);
    if (near[index]) shown.push(line);
    else if (typeof last === "number") shown[shown.length - 1] = last + 1;
    else shown.push(1);
  });
  return shown;
}
