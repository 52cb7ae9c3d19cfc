/** What an instance or a function acts in. */
import { api, done } from "./http";

const at = (sandbox: string, resource: string) => ({ params: { path: { sandbox, resource } } });

export const associateProfile = (sandbox: string, resource: string, instance_profile_id: string) =>
  done(
    api.PUT("/api/sandboxes/{sandbox}/resources/{resource}/instance-profile/", {
      ...at(sandbox, resource),
      body: { instance_profile_id },
    }),
  );

export const disassociateProfile = (sandbox: string, resource: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/resources/{resource}/instance-profile/", at(sandbox, resource)));

/** Lambda refuses a role that does not let it in. */
export const putExecutionRole = (sandbox: string, resource: string, role_id: string) =>
  done(api.PUT("/api/sandboxes/{sandbox}/resources/{resource}/role/", { ...at(sandbox, resource), body: { role_id } }));

export const takeExecutionRole = (sandbox: string, resource: string) =>
  done(api.DELETE("/api/sandboxes/{sandbox}/resources/{resource}/role/", at(sandbox, resource)));
