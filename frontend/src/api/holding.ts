/** What those who teach show, ask and leak to a whole class, and what its learners do with it. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type OfferedQuestion = Schemas["OfferedQuestion"];
export type QuizResult = Schemas["SeriesShape"];

const within = (workshop: string) => ({ params: { path: { workshop } } });

export const offerQuestions = (workshop: string) => done(api.GET("/api/workshops/{workshop}/poll/", within(workshop)));

export const askEverybody = (workshop: string, { question, seed }: OfferedQuestion) =>
  done(api.PUT("/api/workshops/{workshop}/poll/", { ...within(workshop), body: { question, seed } }));

/** What is right, and why; no answer counts after this. */
export const tellAnswer = (workshop: string) => done(api.POST("/api/workshops/{workshop}/poll/told/", within(workshop)));

export const endQuiz = (workshop: string) => done(api.DELETE("/api/workshops/{workshop}/poll/", within(workshop)));

export const loadQuizResult = (workshop: string) => done(api.GET("/api/workshops/{workshop}/poll/result/", within(workshop)));

export const answerEverybodysQuestion = (workshop: string, control_id: string, picked: number[]) =>
  done(api.PUT("/api/workshops/{workshop}/mine/answer/", { ...within(workshop), body: { control_id, picked } }));

/** Everybody sees this sandbox of the one who asks, and goes along with their view. */
export const followMe = (workshop: string, sandbox_id: string) =>
  done(api.PUT("/api/workshops/{workshop}/follow/", { ...within(workshop), body: { sandbox_id } }));

export const endFollowMe = (workshop: string) => done(api.DELETE("/api/workshops/{workshop}/follow/", within(workshop)));

export const spotlight = (workshop: string, learner_id: string, named: boolean) =>
  done(api.PUT("/api/workshops/{workshop}/spotlight/", { ...within(workshop), body: { learner_id, named } }));

export const endSpotlight = (workshop: string) => done(api.DELETE("/api/workshops/{workshop}/spotlight/", within(workshop)));

/** Whether this learner looks at what is shown to all. */
export const lookAt = (workshop: string, control_id: string, looks: boolean) =>
  done(api.PUT("/api/workshops/{workshop}/mine/look/", { ...within(workshop), body: { control_id, looks } }));

/** Whether this learner's canvas may be shown to all; what is shown of it now ends, if not. */
export const setMayBeShown = (workshop: string, may_be_shown: boolean) =>
  done(api.PUT("/api/workshops/{workshop}/mine/shown/", { ...within(workshop), body: { may_be_shown } }));

export type Leaked = Schemas["LeakedShape"];
export type Tried = Schemas["TriedShape"];

/** Everybody gets the next credentials of this session of one's own sandbox. */
export const leakCredentials = (workshop: string, sandbox_id: string, session_id: string) =>
  done(api.PUT("/api/workshops/{workshop}/leak/", { ...within(workshop), body: { sandbox_id, session_id } }));

/** Deny everything to the role's sessions so far; the credentials stay with everybody. */
export const revokeLeak = (workshop: string) => done(api.POST("/api/workshops/{workshop}/leak/revocation/", within(workshop)));

export const endLeak = (workshop: string) => done(api.DELETE("/api/workshops/{workshop}/leak/", within(workshop)));

export const loadLeaked = (workshop: string) => done(api.GET("/api/workshops/{workshop}/mine/leak/", within(workshop)));

/** Send a request with the leaked credentials. */
export const tryLeaked = (workshop: string, action: string, resource: string) =>
  done(api.POST("/api/workshops/{workshop}/mine/leak/tries/", { ...within(workshop), body: { action, resource } }));
