/** The action catalogue: AWS's services, actions and condition keys, for completion and for requests. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type CatalogAction = Schemas["CatalogActionShape"];
export type CatalogKey = Schemas["CatalogKeyShape"];
export type CatalogService = Schemas["CatalogServiceShape"];
export type FittingResources = Schemas["FittingResourcesShape"];

interface Page {
  limit?: number;
  offset?: number;
}

/** Actions whose name holds the text: "s3:Get", "getobj"; with a resource, only those that can be about its ARN. */
export const searchActions = (search: string, { resource, ...page }: Page & { resource?: string } = {}) =>
  done(api.GET("/api/catalog/actions/", { params: { query: { search, resource, ...page } } }));

export const searchServices = (search: string, page: Page = {}) =>
  done(api.GET("/api/catalog/services/", { params: { query: { search, ...page } } }));

/** Keys that requests of these actions or patterns can carry, then the global ones. */
export const searchConditionKeys = (actions: string[], search: string, page: Page = {}) =>
  done(api.GET("/api/catalog/condition-keys/", { params: { query: { actions: actions.join(","), search, ...page } } }));

export const getAction = (name: string) =>
  done(api.GET("/api/catalog/actions/{name}/", { params: { path: { name } } }));

/** What is drawn in a sandbox that an action can be about. */
export const listResourcesFor = (sandbox: string, action: string) =>
  done(api.GET("/api/sandboxes/{sandbox}/resources-for/", { params: { path: { sandbox }, query: { action } } }));
