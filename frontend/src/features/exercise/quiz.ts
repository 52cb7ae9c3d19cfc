/** PURE: an answer to a quiz question against what is right. */
import type { Question } from "../../api/workshop";

/** Out: whether exactly the right options are picked. */
export function isRight(question: Question, picked: readonly number[]): boolean {
  return question.right.length === picked.length && question.right.every((index) => picked.includes(index));
}

/** Pick one option: of a question with one right answer only the last pick counts. */
export function pick(question: Question, picked: readonly number[], index: number): number[] {
  if (!question.many) return [index];
  return picked.includes(index) ? picked.filter((other) => other !== index) : [...picked, index];
}
