/** PURE: goals sorted and counted, and what to say when one changes. */
import type { GoalShape } from "../../live/events.gen";

export function goalsInOrder(goals: GoalShape[]): { wanted: GoalShape[]; forbidden: GoalShape[] } {
  return { wanted: goals.filter((goal) => !goal.must_not), forbidden: goals.filter((goal) => goal.must_not) };
}

export function countMet(goals: GoalShape[]): number {
  return goals.filter((goal) => goal.met === true).length;
}

export const allMet = (goals: GoalShape[]): boolean => goals.length > 0 && countMet(goals) === goals.length;

/** What to tell someone who listens: the goals newly met or lost; empty when nothing turned. */
export function turnedWords(before: GoalShape[], now: GoalShape[]): string {
  const was = new Map(before.map((goal) => [goal.id, goal.met]));
  const won = now.filter((goal) => goal.met === true && was.get(goal.id) === false);
  const lost = now.filter((goal) => goal.met === false && was.get(goal.id) === true);
  const words = [...won.map((goal) => `Goal met: ${goal.text}`), ...lost.map((goal) => `No longer met: ${goal.text}`)];
  if (words.length > 0 && allMet(now)) words.push("All goals are met. Well done.");
  return words.join(" ");
}
