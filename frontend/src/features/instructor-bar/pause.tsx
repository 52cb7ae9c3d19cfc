/** Pause all: nobody but those who teach changes anything until it goes on. */
import { Pause, Play, Snowflake } from "lucide-react";
import { type FormEvent, useState } from "react";

import { goOn, pauseClass } from "../../api/controls";
import { lasting } from "../../model/controls";
import { Button } from "../../ui/Button";
import type { BarProps } from "./controls";
import { Holding } from "./Holding";
import type { StripProps } from "./strip";
import { whoHolds } from "./who";

const LONGEST_WORDS = 200;

export function PauseButton({ room: { workshop, controls }, run }: BarProps) {
  const paused = lasting(controls, "pause") !== null;
  return paused ? (
    <Button icon={<Play size={14} />} onClick={() => void run(() => goOn(workshop.id))}>
      Go on
    </Button>
  ) : (
    <Button icon={<Pause size={14} />} onClick={() => void run(() => pauseClass(workshop.id, ""))}>
      Pause all
    </Button>
  );
}

export function PauseHolds({ room: { workshop, controls }, run }: BarProps) {
  const pause = lasting(controls, "pause");
  if (pause === null) return null;
  return (
    <Holding icon={<Snowflake size={15} aria-hidden />} words={`Frozen for everybody by ${whoHolds(pause)}`}>
      <Words words={pause.words} onKeep={(words) => run(() => pauseClass(workshop.id, words))} />
    </Holding>
  );
}

function Words({ words, onKeep }: { words: string; onKeep: (words: string) => Promise<boolean> }) {
  const [typed, setTyped] = useState(words);
  const [shown, setShown] = useState(words);
  if (shown !== words) {
    setShown(words); // others who teach change them, too
    setTyped(words);
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    void onKeep(typed.trim());
  };
  return (
    <form className="bar-form" onSubmit={send}>
      <input
        className="input"
        aria-label="What learners read on their canvas"
        placeholder="Say why, on every canvas"
        maxLength={LONGEST_WORDS}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" size="small" disabled={typed.trim() === words}>
        Show it
      </Button>
    </form>
  );
}

/** For a learner, over a canvas that stands still. */
export function PauseCard({ held }: StripProps) {
  const pause = lasting(held.controls, "pause");
  if (pause === null) return null;
  return (
    <section className="held-card held-pause" role="status">
      <Snowflake size={18} aria-hidden />
      <div>
        <strong>{whoHolds(pause)} has paused the class</strong>
        <p>{pause.words || "Nothing is lost. You can draw again when it goes on."}</p>
      </div>
    </section>
  );
}

