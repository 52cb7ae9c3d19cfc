/** Workshops: those one teaches, the code to come in by, who is in; and the way of a learner. */
import type { ClassShape, ControlsShape, LearnerHelp, LearnerShape, MessageShape, SeatShape, SeatState, WorkshopEdit, WorkshopShape, WorkshopState } from "../live/events.gen";
import { api, done, shaped } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type WorkshopCard = Schemas["WorkshopCard"];
export type Result = Schemas["ResultShape"];
export type JoinCode = Schemas["CodeOut"];
export type CoInstructorLinkMade = Schemas["CoInstructorLinkMadeOut"];
export type WorkshopChanges = Schemas["PatchedWorkshopChangesRequest"];

export interface WorkshopDetail {
  workshop: WorkshopShape;
  learners: LearnerShape[];
  controls: ControlsShape;
  messages: MessageShape[];
  helped: LearnerHelp[];
}

export interface WorkshopJournal {
  revision: number;
  complete: boolean;
  entries: WorkshopEdit[];
}

/** The workshop that a sandbox belongs to: whose it is there, and for which exercise it was made. */
export interface ClassOfSandbox {
  workshop: ClassShape;
  nickname: string;
  exercise: string;
}

export interface Mine {
  workshop: ClassShape;
  seat: SeatShape;
}

const within = (workshop: string) => ({ params: { path: { workshop } } });

export const listWorkshops = () => done(api.GET("/api/workshops/"));

export const listJoined = () => shaped<ClassShape[]>(api.GET("/api/workshops/joined/"));

export const createWorkshop = (title: string) => done(api.POST("/api/workshops/", { body: { title } }));

export const loadWorkshop = (id: string) => shaped<WorkshopDetail>(api.GET("/api/workshops/{workshop}/", within(id)));

export const loadWorkshopJournal = (workshop: string, since: number) =>
  shaped<WorkshopJournal>(
    api.GET("/api/workshops/{workshop}/journal/", { params: { path: { workshop }, query: { since } } }),
  );

export const changeWorkshop = (id: string, body: WorkshopChanges) =>
  done(api.PATCH("/api/workshops/{workshop}/", { ...within(id), body }));

export const deleteWorkshop = (id: string) => done(api.DELETE("/api/workshops/{workshop}/", within(id)));

export const duplicateWorkshop = (id: string) => done(api.POST("/api/workshops/{workshop}/duplicate/", within(id)));

export const stepWorkshop = (id: string, state: Exclude<WorkshopState, "draft">) =>
  done(api.PUT("/api/workshops/{workshop}/state/", { ...within(id), body: { state } }));

/** Whoever does the current exercise may look at a solution from now on. */
export const openSolution = (id: string) => done(api.POST("/api/workshops/{workshop}/solution/", within(id)));

/** What everybody does now, an index into the exercises; null for nothing. */
export const beginExercise = (id: string, index: number | null) =>
  done(api.PUT("/api/workshops/{workshop}/current/", { ...within(id), body: { index } }));

export const showCode = (id: string) => done(api.GET("/api/workshops/{workshop}/code/", within(id)));

export const renewCode = (id: string) => done(api.POST("/api/workshops/{workshop}/code/", within(id)));

export const admitEverybody = (id: string) => done(api.POST("/api/workshops/{workshop}/admission/", within(id)));

export const seatLearner = (workshop: string, learner: string, state: Exclude<SeatState, "waiting">) =>
  done(
    api.PATCH("/api/workshops/{workshop}/learners/{learner}/", { params: { path: { workshop, learner } }, body: { state } }),
  );

export const makeTeam = (id: string, name: string) =>
  done(api.POST("/api/workshops/{workshop}/teams/", { ...within(id), body: { name } }));

/** By lot, for everybody who has none. */
export const drawTeams = (id: string, size: number) =>
  done(api.POST("/api/workshops/{workshop}/teams/random/", { ...within(id), body: { size } }));

export const dissolveTeam = (workshop: string, team: string) =>
  done(api.DELETE("/api/workshops/{workshop}/teams/{team}/", { params: { path: { workshop, team } } }));

export const renameTeam = (workshop: string, team: string, name: string) =>
  done(api.PATCH("/api/workshops/{workshop}/teams/{team}/", { params: { path: { workshop, team } }, body: { name } }));

export const putInTeam = (workshop: string, learner: string, team_id: string | null) =>
  done(
    api.PUT("/api/workshops/{workshop}/learners/{learner}/team/", { params: { path: { workshop, learner } }, body: { team_id } }),
  );

export const addCoInstructor = (id: string, learner_id: string) =>
  done(api.POST("/api/workshops/{workshop}/co-instructors/", { ...within(id), body: { learner_id } }));

export const removeCoInstructor = (workshop: string, person: string) =>
  done(api.DELETE("/api/workshops/{workshop}/co-instructors/{person}/", { params: { path: { workshop, person } } }));

export const listCoInstructorLinks = (id: string) => done(api.GET("/api/workshops/{workshop}/co-instructor-links/", within(id)));

/** `address` is told this once. */
export const makeCoInstructorLink = (id: string, note: string) =>
  done(api.POST("/api/workshops/{workshop}/co-instructor-links/", { ...within(id), body: { note } }));

export const takeBackCoInstructorLink = (workshop: string, invitation: string) =>
  done(
    api.DELETE("/api/workshops/{workshop}/co-instructor-links/{invitation}/", { params: { path: { workshop, invitation } } }),
  );

export const loadMySeat = (id: string) => shaped<Mine>(api.GET("/api/workshops/{workshop}/mine/", within(id)));

/** What this learner did in the class. */
export const loadMyResults = (id: string) => done(api.GET("/api/workshops/{workshop}/mine/results/", within(id)));

export const loadClassOf = (sandbox: string) =>
  shaped<ClassOfSandbox>(api.GET("/api/sandboxes/{sandbox}/workshop/", { params: { path: { sandbox } } }));
