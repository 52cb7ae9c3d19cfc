/** PURE: where on the page a finding is about, and what that is called. */
import type { Finding } from "../../api/authored";

const FIELDS: Record<string, { words: string; href: string }> = {
  title: { words: "Title", href: "#story" },
  story: { words: "Story", href: "#story" },
  task: { words: "Task", href: "#story" },
  objective: { words: "Objective", href: "#story" },
  picture: { words: "Picture in a sentence", href: "#story" },
  why: { words: "Three sentences", href: "#story" },
  minutes: { words: "Minutes", href: "#story" },
  track: { words: "Track", href: "#story" },
  goal: { words: "Goals", href: "#goals" },
  hint: { words: "Hints", href: "#hints" },
  vary: { words: "Variants", href: "#vary" },
};
const FILES: Record<string, { words: string; href: string }> = {
  "start.json": { words: "Start", href: "#picture-start" },
  "solution.json": { words: "Solution", href: "#picture-solution" },
  "mistakes.json": { words: "Mistakes", href: "#pictures" },
  "lesson.toml": { words: "Lesson", href: "#lesson" },
  "de.toml": { words: "German texts", href: "#vary" },
};

/** Out: its name, where to go, and the goal to open there. */
export function sectionOf({ part, place }: Finding, mistakes: readonly string[]): { words: string; href: string; goal: number | null } {
  const index = /\[(\d+)\]/.exec(place)?.[1];
  const number = index === undefined ? "" : ` ${String(Number(index) + 1)}`;
  if (part === "exercise.toml") {
    const name = /^[a-z]+/.exec(place)?.[0] ?? "";
    if (name === "goal" && index !== undefined) return { words: `Goal${number}`, href: `#goal-${index}`, goal: Number(index) };
    const field = FIELDS[name] ?? { words: "Story", href: "#story" };
    return { words: `${field.words}${number}`, href: field.href, goal: null };
  }
  const file = FILES[part] ?? { words: titleOf(part, mistakes), href: `#picture-${part}` };
  return { words: `${file.words}${number}`, href: file.href, goal: null };
}

/** In: a picture's code, the codes of all mistakes. Out: what it is called: mistakes by their number. */
export function titleOf(code: string, mistakes: readonly string[]): string {
  if (code === "start") return "Start";
  if (code === "solution") return "Solution";
  return `Mistake ${String(mistakes.indexOf(code) + 1)}`;
}
