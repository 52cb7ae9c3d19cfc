/** Named versions of a sandbox. */
import type { CanvasShape } from "../live/events.gen";
import { api, done, shaped } from "./http";
import type { components } from "./schema.gen";

export type Version = components["schemas"]["VersionShape"];

const one = (sandbox: string, saved: string) => ({ params: { path: { sandbox, saved } } });

export const listVersions = (sandbox: string) =>
  done(api.GET("/api/sandboxes/{sandbox}/versions/", { params: { path: { sandbox } } }));

export const saveVersion = (sandbox: string, name: string) =>
  done(api.POST("/api/sandboxes/{sandbox}/versions/", { params: { path: { sandbox } }, body: { name } }));

/** The canvas as it was. */
export const loadVersion = (sandbox: string, saved: string) =>
  shaped<CanvasShape>(api.GET("/api/sandboxes/{sandbox}/versions/{saved}/", one(sandbox, saved)));

export const deleteVersion = (sandbox: string, saved: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/versions/{saved}/", one(sandbox, saved)));

export const restoreVersion = (sandbox: string, saved: string) =>
  done(api.POST("/api/sandboxes/{sandbox}/versions/{saved}/restore/", one(sandbox, saved)));
