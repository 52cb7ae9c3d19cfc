/** PURE: goals sorted and counted, and what to say when one changes. */
import type { GoalShape, MistakeShape } from "../../live/events.gen";
import type { Marks } from "../../model/store";

export function goalsInOrder(goals: GoalShape[]): { wanted: GoalShape[]; forbidden: GoalShape[] } {
  return { wanted: goals.filter((goal) => !goal.must_not), forbidden: goals.filter((goal) => goal.must_not) };
}

export function countMet(goals: GoalShape[]): number {
  return goals.filter((goal) => goal.met === true).length;
}

export const allMet = (goals: GoalShape[]): boolean => goals.length > 0 && countMet(goals) === goals.length;

/** The marks of an earlier time: which goals were met then. Why not, and mistakes, nobody has kept. */
export const asMarkedThen = (now: Marks, met: readonly string[]): Marks => ({
  ...now,
  goals: now.goals.map((goal) => ({ ...goal, met: met.includes(goal.id), why: "" })),
  mistakes: [],
});

/** What to tell someone who listens: goals newly met or lost, mistakes newly made; empty when nothing turned. */
export function turnedWords(before: Marks, now: Marks): string {
  const was = new Map(before.goals.map((goal) => [goal.id, goal.met]));
  const won = now.goals.filter((goal) => goal.met === true && was.get(goal.id) === false);
  const lost = now.goals.filter((goal) => goal.met === false && was.get(goal.id) === true);
  const known = new Set(before.mistakes.map((mistake) => mistake.code));
  const words = [
    ...won.map((goal) => `Goal met: ${goal.text}.`),
    ...lost.map((goal) => `No longer met: ${goal.text}.`),
    ...now.mistakes.filter((mistake) => !known.has(mistake.code)).map((mistake) => mistake.feedback),
  ];
  if (won.length > 0 && allMet(now.goals)) words.push("All goals are met. Well done.");
  return words.join(" ");
}

/** The goals that a mistake spoils and that are not met, in their order. */
export const spoiltBy = (mistake: MistakeShape, goals: GoalShape[]): GoalShape[] =>
  goals.filter((goal) => goal.met === false && mistake.goals.includes(goal.id));
