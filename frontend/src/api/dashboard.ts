/** The dashboard of a workshop: how far everybody is, small drawings of what they draw, what has happened. */
import type { LearnerProgress } from "../live/events.gen";
import { api, done, shaped } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type GoalColumn = Schemas["GoalColumn"];
export type KnownMistake = Schemas["KnownMistake"];
export type TeamName = Schemas["TeamName"];
export type Tile = Schemas["TileShape"];
export type TimelineMark = Schemas["TimelineMark"];

export interface Dashboard {
  now: string;
  teams: TeamName[];
  /** The one whose rows these are; null where the workshop has none. */
  exercise: string | null;
  goals: GoalColumn[];
  mistakes: KnownMistake[];
  rows: LearnerProgress[];
}

const within = (workshop: string) => ({ path: { workshop } });

/** In: which exercise, null for what the class does now. */
export const loadDashboard = (workshop: string, exercise: string | null) =>
  shaped<Dashboard>(
    api.GET("/api/workshops/{workshop}/dashboard/", {
      params: { ...within(workshop), query: exercise === null ? {} : { exercise } },
    }),
  );

export const drawTiles = (workshop: string, sandboxes: string[]) =>
  done(api.POST("/api/workshops/{workshop}/tiles/", { params: within(workshop), body: { sandboxes } }));

export const loadTimeline = (workshop: string) =>
  done(api.GET("/api/workshops/{workshop}/timeline/", { params: within(workshop) }));
