/** Exercises: the starting pictures, their goals, Check my work. */
import type { GoalShape } from "../live/events.gen";
import { call, path } from "./http";

export interface ExerciseCard {
  slug: string;
  title: string;
  objective: string;
  story: string;
  minutes: number;
  picture: string;
}

export interface Attempt {
  exercise: {
    slug: string;
    title: string;
    objective: string;
    story: string;
    task: string;
    hints: string[];
    /** What the lecture says about it; told once the goals are met. */
    why: string[];
  };
  goals: GoalShape[];
  revision: number;
}

export const listExercises = () => call<ExerciseCard[]>("GET", "exercises/");

/** Open the starting picture as a new sandbox of this person. */
export const startExercise = (slug: string) => call<{ sandbox: string }>("POST", path("exercises", slug, "start"));

export const loadAttempt = (sandbox: string) => call<Attempt>("GET", path("sandboxes", sandbox, "attempt"));

export const checkAttempt = (sandbox: string) => call<Attempt>("POST", path("sandboxes", sandbox, "attempt", "check"));

export const restartAttempt = (sandbox: string) =>
  call<unknown>("POST", path("sandboxes", sandbox, "attempt", "restart"));
