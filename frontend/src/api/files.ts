/** Whole sandboxes as files. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

export type Checked = components["schemas"]["Checked"];
export type World = Record<string, unknown>;

export const exportSandbox = (sandbox: string) =>
  done(api.GET("/api/sandboxes/{sandbox}/export/", { params: { path: { sandbox } } }));

/** Everything that keeps a file from being imported; nothing is made. */
export const checkImport = (world: World) => done(api.POST("/api/import/check/", { body: world }));

export const importSandbox = (world: World) => done(api.POST("/api/import/", { body: world }));
