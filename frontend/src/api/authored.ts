/** Exercises that this person writes: drafts, the pictures drawn for them, what is published. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type AuthoredCard = Schemas["AuthoredCard"];
export type Authored = Omit<Schemas["AuthoredShape"], "draft"> & { draft: Draft };
export type Review = Schemas["Review"];
export type Finding = Schemas["Finding"];
export type Picture = Schemas["Picture"];
export type Drawing = Schemas["DrawingShape"];

/** A goal as files write it; which fields there are follows from its type. */
export type Goal = Record<string, unknown> & { id: string; text: string; type: string; must_not?: boolean };
export interface Hint {
  text: string;
  cost?: number;
  wait?: number;
  node?: string;
}
export interface Varied {
  text: string;
  as: string[];
}
export interface Mistake {
  code: string;
  feedback: string;
  breaks: string[];
  signs?: unknown[];
  ops?: unknown;
}
export interface Question {
  text: string;
  options: string[];
  right: number[];
  why: string;
  numbers?: unknown;
}
export interface Lesson {
  fits: string[];
  fits_not: string[];
  facts: string[];
  question: Question[];
}
export interface Sheet {
  title?: string;
  track?: string;
  minutes?: number;
  objective?: string;
  story?: string;
  task?: string;
  picture?: string;
  why?: string[];
  hint?: Hint[];
  goal?: Goal[];
  vary?: Varied[];
}
export interface Place {
  x: number;
  y: number;
  width?: number;
  height?: number;
}
type Row = Record<string, unknown>;
export interface World {
  accounts: { id: string; name: string; kind?: string }[];
  users?: { account: string; name: string; title?: string }[];
  groups?: { account: string; name: string }[];
  roles?: { account: string; name: string; trust: unknown }[];
  services?: { principal: string; name?: string }[];
  providers?: { arn: string }[];
  web_identities?: { provider: string; name?: string; title?: string; claims?: Row }[];
  anonymous?: { name?: string };
  resources?: { account: string; arn: string }[];
  layout?: Record<string, Place>;
}
export interface Draft {
  sheet: Sheet;
  start: World | null;
  solution: unknown;
  mistakes: Mistake[];
  lesson: Partial<Lesson> | null;
  de: unknown;
}
/** null takes a field out. */
export interface Changes {
  sheet?: { [K in keyof Sheet]?: Sheet[K] | null };
  mistakes?: Mistake[];
  lesson?: Partial<Lesson> | null;
  de?: null;
}

const of = (authored_id: string) => ({ params: { path: { authored_id } } });
const within = (sandbox: string) => ({ params: { path: { sandbox } } });
const whole = (call: Promise<unknown>) => call as Promise<Authored>;

export const listAuthored = () => done(api.GET("/api/authored/"));
export const newAuthored = (from: { sandbox?: string; exercise?: string }) =>
  done(api.POST("/api/authored/", { body: from }));
export const importAuthored = (text: string) => done(api.POST("/api/import/exercise/", { body: { text } }));
export const loadAuthored = (id: string) => whole(done(api.GET("/api/authored/{authored_id}/", of(id))));
export const changeAuthored = (id: string, revision: number, changes: Changes) =>
  whole(
    done(
      api.PATCH("/api/authored/{authored_id}/", {
        ...of(id),
        body: { revision, changes: changes as Record<string, unknown> },
      }),
    ),
  );
export const deleteAuthored = (id: string) => done(api.DELETE("/api/authored/{authored_id}/", of(id)));
export const duplicateAuthored = (id: string) => done(api.POST("/api/authored/{authored_id}/duplicate/", of(id)));
export const publishAuthored = (id: string) => whole(done(api.POST("/api/authored/{authored_id}/publication/", of(id))));
export const withdrawAuthored = (id: string) =>
  whole(done(api.DELETE("/api/authored/{authored_id}/publication/", of(id))));
export const bringBackEdition = (id: string, number: number) =>
  whole(
    done(
      api.POST("/api/authored/{authored_id}/editions/{number}/", { params: { path: { authored_id: id, number } } }),
    ),
  );
/** Out: the sandbox to draw in. */
export const drawPicture = (id: string, picture: string) =>
  done(api.POST("/api/authored/{authored_id}/drawings/", { ...of(id), body: { picture } }));
export const loadDrawing = (sandbox: string) => done(api.GET("/api/sandboxes/{sandbox}/drawing/", within(sandbox)));
export const keepDrawing = (sandbox: string) => done(api.POST("/api/sandboxes/{sandbox}/drawing/", within(sandbox)));

export const authorAddress = (id: string): string => `/author/${encodeURIComponent(id)}/`;
export const exportAddress = (id: string): string => `/api/authored/${encodeURIComponent(id)}/export/`;
export const exerciseAddress = (slug: string): string => `/exercise/${encodeURIComponent(slug)}/`;
