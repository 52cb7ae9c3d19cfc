/** Two people wrote the same document: what each of them changed, and which lines to keep. Nothing is lost. */
import { useId, useMemo, useState } from "react";

import { type Choice, type Chunk, mergeLines, mergedText } from "../../lib/line-diff";
import { plural } from "../../lib/words";
import { Button } from "../../ui/Button";

interface Props {
  /** What both started from, what is written here, and what was saved meanwhile. */
  base: string;
  mine: string;
  theirs: string;
  onTake: (text: string) => void;
}

export function MergeView({ base, mine, theirs, onTake }: Props) {
  const chunks = useMemo(() => mergeLines(base, mine, theirs), [base, mine, theirs]);
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const conflicts = chunks.flatMap((chunk, index) => (chunk.kind === "conflict" ? [index] : []));
  const open = conflicts.filter((index) => !choices.has(index)).length;
  return (
    <section className="merge" aria-label="Merge with the newer version">
      <p>
        <strong>Somebody saved this policy while you were writing.</strong>{" "}
        {conflicts.length === 0
          ? "Your changes and theirs are in different lines, so both can stay."
          : `${plural(conflicts.length, "place")} changed on both sides: choose whose lines to keep.`}
      </p>
      <div className="diff" role="group" aria-label="Yours and theirs" tabIndex={0}>
        {chunks.map((chunk, index) => (
          <ChunkRows
            key={`${index}`}
            chunk={chunk}
            choice={choices.get(index)}
            onChoose={(choice) => setChoices(new Map(choices).set(index, choice))}
          />
        ))}
      </div>
      <div className="document-actions">
        <Button size="small" tone="quiet" onClick={() => onTake(theirs)}>
          Take theirs only
        </Button>
        <Button size="small" tone="quiet" onClick={() => onTake(mine)}>
          Keep mine only
        </Button>
        <Button size="small" tone="primary" disabled={open > 0} onClick={() => onTake(mergedText(chunks, choices))}>
          Merge both
        </Button>
      </div>
    </section>
  );
}

interface RowsProps {
  chunk: Chunk;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
}

function ChunkRows({ chunk, choice, onChoose }: RowsProps) {
  if (chunk.kind === "same")
    return <p className="diff-gap">{plural(chunk.base.length, "line")} alike</p>;
  if (chunk.kind === "conflict") return <Conflict chunk={chunk} choice={choice} onChoose={onChoose} />;
  const lines = chunk.kind === "mine" ? chunk.mine : chunk.theirs;
  return (
    <>
      <p className="merge-whose">{chunk.kind === "mine" ? "You wrote" : "They wrote"}</p>
      <Lines kind="removed" lines={chunk.base} />
      <Lines kind="added" lines={lines} />
    </>
  );
}

function Conflict({ chunk, choice, onChoose }: RowsProps) {
  const name = useId();
  const side = (which: Choice, words: string) => (
    <label className="merge-side" data-chosen={choice === which || undefined}>
      <input type="radio" name={name} checked={choice === which} onChange={() => onChoose(which)} />
      <span className="merge-whose">{words}</span>
      <Lines kind="added" lines={chunk[which]} />
    </label>
  );
  return (
    <fieldset className="merge-conflict">
      <legend>Both changed these lines</legend>
      <Lines kind="removed" lines={chunk.base} />
      {side("mine", "Keep yours")}
      {side("theirs", "Keep theirs")}
    </fieldset>
  );
}

function Lines({ kind, lines }: { kind: "removed" | "added"; lines: string[] }) {
  if (lines.length === 0) return null;
  return lines.map((line, index) => (
    <span key={`${index}`} className="diff-line" data-kind={kind}>
      <span aria-hidden>{kind === "added" ? "+" : "−"}</span>
      <code>{line}</code>
    </span>
  ));
}
