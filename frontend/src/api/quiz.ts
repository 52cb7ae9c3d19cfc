/** The quiz: rounds of questions, drawn and judged by the server. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type Quiz = Schemas["QuizShape"];
export type Round = Schemas["RoundShape"];
export type Question = Schemas["QuestionShape"];
export type Judged = Schemas["JudgedShape"];
export type Scope = Schemas["ScopeShape"];

/** What there is to ask, what this person knows, and their last rounds. */
export const loadQuiz = () => done(api.GET("/api/quiz/"));

/** In: an exercise, "numbers" or nothing for all; whether only to ask again what went wrong. */
export const startRound = (scope: string, again = false) => done(api.POST("/api/quiz/rounds/", { body: { scope, again } }));

export const loadRound = (quiz: string) => done(api.GET("/api/quiz/rounds/{quiz}/", { params: { path: { quiz } } }));

/** Out: the round with this answer judged, and what comes next. */
export const answerQuestion = (quiz: string, index: number, picked: number[]) =>
  done(api.POST("/api/quiz/rounds/{quiz}/answers/", { params: { path: { quiz } }, body: { index, picked } }));
