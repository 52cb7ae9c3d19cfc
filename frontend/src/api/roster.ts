/** Who is expected in a workshop: the list, its import from a file, and each one's place. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type RosterEntry = Schemas["RosterEntryShape"];
export type RosterPreview = Schemas["RosterPreview"];
export type RosterFault = Schemas["Fault"];
export type RosterRow = Schemas["RosterRowShape"];

export const MOST_BYTES = 1_048_576;

const within = (workshop: string) => ({ params: { path: { workshop } } });
const entryOf = (workshop: string, entry: string) => ({ params: { path: { workshop, entry } } });

export const listRoster = (workshop: string) => done(api.GET("/api/workshops/{workshop}/roster/", within(workshop)));

/** What importing this file would do. */
export const checkRoster = (workshop: string, content: string) =>
  done(api.POST("/api/workshops/{workshop}/roster/check/", { ...within(workshop), body: { content } }));

export const importRoster = (workshop: string, content: string, only_good: boolean) =>
  done(api.POST("/api/workshops/{workshop}/roster/", { ...within(workshop), body: { content, only_good } }));

/** Nobody is expected any more of those who have not come. */
export const clearRoster = (workshop: string) => done(api.DELETE("/api/workshops/{workshop}/roster/", within(workshop)));

export const takeOffRoster = (workshop: string, entry: string) =>
  done(api.DELETE("/api/workshops/{workshop}/roster/{entry}/", entryOf(workshop, entry)));

/** Their place waits for them again. */
export const freeEntry = (workshop: string, entry: string) =>
  done(api.DELETE("/api/workshops/{workshop}/roster/{entry}/learner/", entryOf(workshop, entry)));

export const renewPersonalLink = (workshop: string, entry: string) =>
  done(api.POST("/api/workshops/{workshop}/roster/{entry}/link/", entryOf(workshop, entry)));

/** In: a file. Out: its bytes in base64. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
