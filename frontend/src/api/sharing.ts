/** Who may come in, by which links. For the owner only. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

export type Sharing = components["schemas"]["SharingShape"];
export type ShareLink = components["schemas"]["ShareLinkShape"];
export type Member = components["schemas"]["MemberShape"];
export type NewShareLink = components["schemas"]["NewShareLinkShape"];
export type Access = "view" | "edit";

export const loadSharing = (sandbox: string) =>
  done(api.GET("/api/sandboxes/{sandbox}/sharing/", { params: { path: { sandbox } } }));

/** The answer holds the link's token, which is told this once. */
export const makeLink = (sandbox: string, name: string, access: Access) =>
  done(
    api.POST("/api/sandboxes/{sandbox}/sharing/links/", { params: { path: { sandbox } }, body: { name, access } }),
  );

export const revokeLink = (sandbox: string, link: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/sharing/links/{link}/", { params: { path: { sandbox, link } } }));

export const endAccess = (sandbox: string, person: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/sharing/people/{person}/", { params: { path: { sandbox, person } } }));
