/** Who can reach what, by which chain of roles. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

export type End = components["schemas"]["EndShape"];
export type WhoCan = components["schemas"]["WhoCanShape"];
export type ReachedBy = components["schemas"]["ReachedShape"];

export const whoCan = (sandbox: string, action: string, resource: string) =>
  done(api.GET("/api/sandboxes/{sandbox}/reach/to/", { params: { path: { sandbox }, query: { action, resource } } }));

export const reachedBy = (sandbox: string, node: string) =>
  done(api.GET("/api/sandboxes/{sandbox}/reach/from/{node}/", { params: { path: { sandbox, node } } }));
