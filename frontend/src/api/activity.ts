/** What happened in a sandbox, in the form of CloudTrail's records. */
import { api, done } from "./http";
import type { components, operations } from "./schema.gen";

export type ActivityRecord = components["schemas"]["RecordShape"];
export type ActivityPage = components["schemas"]["ActivityPage"];
export type ActivityFilter = Omit<NonNullable<operations["listActivity"]["parameters"]["query"]>, "before">;

/** Newest first, 50 at once; `before` is what the page above ended with. */
export const listActivity = (sandbox: string, filter: ActivityFilter, before?: number) =>
  done(api.GET("/api/sandboxes/{sandbox}/activity/", { params: { path: { sandbox }, query: { ...filter, before } } }));

/** All that is kept of it as one log file. */
export const exportActivity = (sandbox: string, filter: ActivityFilter) =>
  done(api.GET("/api/sandboxes/{sandbox}/activity/export/", { params: { path: { sandbox }, query: filter } }));
