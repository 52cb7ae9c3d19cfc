/** The sandbox's past as a time-lapse: what is seen cannot be changed, and one key leads back to now. In an exercise the
 * goals tick along. */
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, Flag, History, Pause, Play } from "lucide-react";
import { useEffect, useEffectEvent, useMemo, useState } from "react";

import "../../styles/replay.css";
import { loadPast } from "../../api/canvas";
import { listMoments } from "../../api/workshop";
import { formatClock, sandboxTime } from "../../lib/time";
import { plural } from "../../lib/words";
import { wordsFor } from "../../model/attempt";
import type { Canvas } from "../../model/canvas";
import { exerciseIn } from "../../model/drawing";
import { advances, asPast, beginning, type Frame, metAt, type Moment, replayOn, type Timeline } from "../../model/replay";
import { backToNow, newest, showPast, usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";

const SPEEDS = [1, 2, 5, 10];

export function ReplayButton({ onStart }: { onStart: () => void }) {
  return (
    <Button size="small" icon={<History size={14} />} onClick={onStart}>
      Time-lapse
    </Button>
  );
}

export function ReplayBar({ onClose }: { onClose: () => void }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const { data, error } = useQuery({
    queryKey: ["past", sandbox],
    queryFn: () => replayed(sandbox, newest()),
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  });
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("[role=dialog], [role=menu]")) close();
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      backToNow();
    };
  }, []);
  return (
    <section className="replay" aria-label="Time-lapse">
      {data?.line && data.line.frames.length > 0 ? (
        <Player line={data.line} moments={data.moments} />
      ) : (
        <p role="status">{error ? wordsFor(error).title : data ? TOO_MUCH : "Reading the past…"}</p>
      )}
      <Button size="small" tone="primary" onClick={onClose}>
        Back to now
      </Button>
    </section>
  );
}

const TOO_MUCH =
  "This sandbox has more than 50,000 edits, or was filled from a large file: its past cannot be replayed. The activity lists it.";

/** Out: the whole past up to now, read part by part; no line where it does not lead on from the empty canvas. */
async function replayed(sandbox: string, now: Canvas | null): Promise<{ line: Timeline | null; moments: Moment[] }> {
  if (!now) return { line: null, moments: [] };
  const moments = exerciseIn(now) ? await listMoments(sandbox) : [];
  let line = beginning(now);
  for (let since = 0; since < now.revision; since = line.last!.revision) {
    const part = await loadPast(sandbox, since);
    if (!part.complete || part.edits.length === 0) return { line: null, moments };
    line = replayOn(line, part.edits);
  }
  return { line, moments };
}

function Player({ line: { frames, step }, moments }: { line: Timeline; moments: Moment[] }) {
  const last = frames.length - 1;
  const [at, setAt] = useState(last);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(2);
  const frame = frames[at]!;
  const met = metAt(moments, frame.edit.revision);
  useEffect(() => showPast(asPast(frame), met), [frame, met]);
  const steps = useMemo(() => advances(moments, frames), [moments, frames]);
  const runs = playing && at < last;
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setInterval(() => setAt((now) => Math.min(now + 1, last)), 1000 / speed);
    return () => clearInterval(timer);
  }, [runs, speed, last]);
  const go = (to: number) => {
    setPlaying(false);
    setAt(Math.max(0, Math.min(to, last)));
  };
  const play = () => {
    if (!runs && at === last) setAt(0);
    setPlaying(!runs);
  };
  return (
    <>
      <IconButton label={runs ? "Pause" : "Play"} size="small" onClick={play}>
        {runs ? <Pause size={14} /> : <Play size={14} />}
      </IconButton>
      <IconButton label="One edit back" size="small" tone="quiet" disabled={at === 0} onClick={() => go(at - 1)}>
        <ChevronLeft size={14} />
      </IconButton>
      <span className="replay-scrubber">
        <input
          type="range"
          aria-label="Which edit"
          aria-valuetext={`${frame.edit.revision} of ${frames[last]!.edit.revision}: ${frame.edit.label}`}
          min={0}
          max={last}
          value={at}
          onChange={(event) => go(Number(event.target.value))}
        />
        <span className="replay-steps" aria-hidden>
          {steps.map((index) => (
            <i key={index} style={{ left: `${(100 * index) / Math.max(1, last)}%` }} />
          ))}
        </span>
      </span>
      <IconButton label="One edit on" size="small" tone="quiet" disabled={at === last} onClick={() => go(at + 1)}>
        <ChevronRight size={14} />
      </IconButton>
      {steps.length > 0 && (
        <IconButton
          label="On to the next goal met"
          size="small"
          tone="quiet"
          onClick={() => go(steps.find((index) => index > at) ?? steps[0]!)}
        >
          <Flag size={14} />
        </IconButton>
      )}
      <select aria-label="Speed" className="input" value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {`${each} a second`}
          </option>
        ))}
      </select>
      <Caption frame={frame} of={frames[last]!.edit.revision} step={step} met={met?.length ?? null} />
    </>
  );
}

interface CaptionProps {
  frame: Frame;
  of: number;
  step: number;
  /** How many goals were met then, null where there are none. */
  met: number | null;
}

function Caption({ frame: { canvas, edit }, of, step, met }: CaptionProps) {
  const time = formatClock(sandboxTime(canvas.sandbox.clock, Date.parse(edit.at)));
  return (
    <p className="replay-caption">
      <strong>Past, read only</strong>
      <span className="mono">
        {edit.revision}/{of} · {time}
      </span>
      {met !== null && <span className="replay-met">{plural(met, "goal met", "goals met")}</span>}
      {step > 1 && <span>{`A picture each ${step} edits`}</span>}
      <span className="replay-label">{edit.label}</span>
      {edit.person && <span>{edit.person.name}</span>}
    </p>
  );
}
