/** Exercises: the starting pictures, their goals, Check my work. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type ExerciseCard = Schemas["ExerciseCard"];
export type Lesson = Schemas["LessonShape"];
export type Progress = Schemas["ProgressShape"];
export type Drawing = Schemas["Drawing"];
/** `exercise.why` is what the lecture says about it; told once the goals are met. */
export type Hint = Schemas["HintShape"];
export type Comparison = Schemas["Comparison"];
export type Sweep = Schemas["Sweep"];
export type Attempt = Schemas["AttemptShape"];
export type AttemptRow = Schemas["AttemptRow"];
export type Moment = Schemas["MomentShape"];

const within = (sandbox: string) => ({ params: { path: { sandbox } } });

/** What this person has begun or finished. */
export const listProgress = () => done(api.GET("/api/exercises/progress/"));

/** Every attempt of this person, newest first: a page of them, after the one in this sandbox. */
export const listAttempts = (after: string) =>
  done(api.GET("/api/attempts/", { params: { query: after ? { after } : {} } }));

/** From which edit on which goals were met. */
export const listMoments = (sandbox: string) => done(api.GET("/api/sandboxes/{sandbox}/attempt/moments/", within(sandbox)));

/** Out: the address of a page of all that this person has finished. */
export const issueCertificate = () => done(api.POST("/api/certificate/"));

export const listExercises = () => done(api.GET("/api/exercises/"));

/** Open the starting picture as a new sandbox of this person; a variant has other numbers, names and values. */
export const startExercise = (slug: string, variant = false) =>
  done(api.POST("/api/exercises/{slug}/start/", { params: { path: { slug } }, body: { variant } }));

export const loadAttempt = (sandbox: string) => done(api.GET("/api/sandboxes/{sandbox}/attempt/", within(sandbox)));

export const checkAttempt = (sandbox: string) =>
  done(api.POST("/api/sandboxes/{sandbox}/attempt/check/", within(sandbox)));

/** The lesson of an exercise: when its pattern fits and when not, facts for the exam. */
export const loadLesson = (slug: string) =>
  done(api.GET("/api/exercises/{slug}/lesson/", { params: { path: { slug } } }));

/** The next rung of the ladder, at its cost. */
export const takeHint = (sandbox: string) => done(api.POST("/api/sandboxes/{sandbox}/attempt/hints/", within(sandbox)));

/** Mine beside the reference; refused before all goals were met once. */
export const compareSolution = (sandbox: string) =>
  done(api.GET("/api/sandboxes/{sandbox}/attempt/solution/", within(sandbox)));

export const restartAttempt = (sandbox: string) =>
  done(api.POST("/api/sandboxes/{sandbox}/attempt/restart/", within(sandbox)));

/** How many people the other company of a merger has, and whether each of them gets a user of ours. */
export const setEmployees = (sandbox: string, count: number, usersForAll: boolean) =>
  done(api.PUT("/api/sandboxes/{sandbox}/attempt/employees/", { ...within(sandbox), body: { count, users_for_all: usersForAll } }));

/** Ask the engine about these players of a crowd, each with a token of their own. */
export const sweepPlayers = (sandbox: string, numbers: number[]) =>
  done(api.POST("/api/sandboxes/{sandbox}/attempt/players/", { ...within(sandbox), body: { numbers } }));
