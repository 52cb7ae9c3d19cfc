/** Starting pictures as cards. Each opens as a new sandbox of this person. */
import { ArrowRight, CircleCheck, Clock3 } from "lucide-react";

import type { Drawing, ExerciseCard, Progress } from "../../api/workshop";
import { EMPTY_DRAWING, Preview } from "./Preview";
import { Problem } from "../../model/Problem";
import { type Stage, type Step, courseOf, trackWords } from "./course";
import { useOpening } from "./use-opening";

interface Picture {
  slug: string;
  title: string;
  words: string;
  minutes: number | null;
  drawing: Drawing;
  stage: Stage;
  /** What its state is, in words. */
  aside: string;
}

const EMPTY: Picture = {
  slug: "",
  title: "Empty sandbox",
  words: "A blank canvas and one account. Draw what you like.",
  minutes: null,
  drawing: EMPTY_DRAWING,
  stage: "open",
  aside: "",
};
const TRACKS = [
  { track: "lecture", title: "The lecture, picture by picture" },
  { track: "beyond", title: "Beyond the lecture" },
];

interface Props {
  exercises: ExerciseCard[];
  progress: Progress[];
  loading: boolean;
}

export function Pictures({ exercises, progress, loading }: Props) {
  if (loading) return <LoadingCards />;
  const course = courseOf(exercises, progress);
  return TRACKS.map(({ track, title }) => {
    const steps = course.filter((step) => step.card.track === track);
    const own = steps.map(pictureOf);
    const pictures = track === "lecture" ? [...own, EMPTY] : own;
    return (
      pictures.length > 0 && (
        <section key={track} aria-labelledby={`track-${track}`}>
          <h3 id={`track-${track}`} className="track-title">
            {title} {steps.length > 0 && <span className="track-words">{trackWords(steps)}</span>}
          </h3>
          <ul className="pictures">
            {pictures.map((picture) => (
              <PictureCard key={picture.slug} picture={picture} />
            ))}
          </ul>
        </section>
      )
    );
  });
}

function LoadingCards() {
  return (
    <ul className="pictures loading" aria-busy>
      {[1, 2, 3, 4].map((card) => (
        <li key={card} className="picture picture-loading" aria-hidden />
      ))}
    </ul>
  );
}

function pictureOf({ card: { slug, title, objective, minutes, drawing }, stage, score, before }: Step): Picture {
  const asides: Record<Stage, string> = {
    done: `Done, ${score ?? 0} of 100`,
    begun: "Begun",
    next: "Up next",
    open: before.length > 0 ? `After ${before.join(" and ")}` : "",
  };
  return { slug, title, words: objective, minutes, drawing, stage, aside: asides[stage] };
}

function PictureCard({ picture }: { picture: Picture }) {
  const { open, busy, error } = useOpening(picture.slug);
  return (
    <li className="picture" data-stage={picture.stage}>
      <button type="button" className="picture-open" aria-busy={busy} disabled={busy} onClick={open}>
        <Preview drawing={picture.drawing} />
        <span className="picture-words">
          <span className="picture-title">{picture.title}</span>
          {picture.aside && (
            <span className="picture-aside">
              {picture.stage === "done" && <CircleCheck size={13} aria-hidden />}
              {picture.aside}
            </span>
          )}
          <span className="picture-objective">{picture.words}</span>
        </span>
        <span className="picture-foot">
          {picture.minutes !== null && (
            <span>
              <Clock3 size={12} aria-hidden /> about {picture.minutes} min
            </span>
          )}
          <span className="picture-go">
            {busy ? "Opening…" : "Open"} <ArrowRight size={14} aria-hidden />
          </span>
        </span>
      </button>
      {error && <Problem error={error} />}
    </li>
  );
}
