/** Which roles this person switched to in a sandbox, newest first: kept by the server, for all their devices. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

export type RoleSwitch = components["schemas"]["SwitchShape"];

export const listSwitches = async (sandbox: string): Promise<RoleSwitch[]> =>
  (await done(api.GET("/api/sandboxes/{sandbox}/switches/", { params: { path: { sandbox } } }))).switches;

export const noteRoleSwitch = (sandbox: string, role: string, shown: { name: string; hue: number }) =>
  done(api.POST("/api/sandboxes/{sandbox}/roles/{role}/switches/", { params: { path: { sandbox, role } }, body: shown }));
