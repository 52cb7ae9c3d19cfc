/** PURE: the course as somebody goes through it: what is done, what is begun, what comes next. */
import type { ExerciseCard, Progress } from "../../api/workshop";
import { plural } from "../../lib/words";

export type Stage = "done" | "begun" | "next" | "open";

export interface Step {
  card: ExerciseCard;
  stage: Stage;
  /** Points of the best time, once it was finished. */
  score: number | null;
  /** Titles of what to do before and is not done yet. */
  before: string[];
}

/** Out: every exercise in the order of the course. The next one is the first that is open and needs nothing more. */
export function courseOf(cards: ExerciseCard[], progress: Progress[]): Step[] {
  const known = new Map(progress.map((each) => [each.exercise, each]));
  const isDone = (slug: string) => typeof known.get(slug)?.score === "number";
  const titles = new Map(cards.map((card) => [card.slug, card.title]));
  const ready = (card: ExerciseCard) => !isDone(card.slug) && card.after.every(isDone);
  const next = cards.find(ready)?.slug;
  return cards.map((card) => ({
    card,
    stage: isDone(card.slug) ? "done" : card.slug === next ? "next" : known.has(card.slug) ? "begun" : "open",
    score: known.get(card.slug)?.score ?? null,
    before: card.after.filter((slug) => !isDone(slug)).map((slug) => titles.get(slug) ?? slug),
  }));
}

/** The exercise to go on with; none when nothing is known yet, or all is done. */
export const nextOf = (cards: ExerciseCard[], progress: Progress[]): ExerciseCard | undefined =>
  courseOf(cards, progress).find((step) => step.stage === "next")?.card;

/** Minutes that a track still takes, and how many of it are done. */
export function trackWords(steps: Step[]): string {
  const done = steps.filter((step) => step.stage === "done").length;
  const left = steps.filter((step) => step.stage !== "done").reduce((sum, step) => sum + step.card.minutes, 0);
  if (done === 0) return `${plural(steps.length, "exercise")}, about ${timeWords(left)}`;
  if (done === steps.length) return `all ${steps.length} done`;
  return `${done} of ${steps.length} done, about ${timeWords(left)} to go`;
}

function timeWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const half = Math.round(minutes / 30) / 2;
  return half === 1 ? "1 hour" : `${Math.floor(half)}${half % 1 ? "½" : ""} hours`;
}
