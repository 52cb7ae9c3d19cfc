/** A user's virtual MFA devices: assign one, read its codes, enable it, remove it. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

export type MfaDevice = components["schemas"]["MfaDeviceShape"];
/** The secret and its QR code are shown this once. */
export type NewMfaDevice = components["schemas"]["NewMfaDeviceShape"];

const at = (sandbox: string, identity: string) => ({ params: { path: { sandbox, identity } } });

export const mfaDevices = (sandbox: string, identity: string) =>
  done(api.GET("/api/sandboxes/{sandbox}/identities/{identity}/mfa-devices/", at(sandbox, identity)));

export const assignMfaDevice = (sandbox: string, identity: string) =>
  done(api.POST("/api/sandboxes/{sandbox}/identities/{identity}/mfa-devices/", { ...at(sandbox, identity), body: {} }));

export const enableMfaDevice = (sandbox: string, identity: string, code_1: string, code_2: string) =>
  done(
    api.PUT("/api/sandboxes/{sandbox}/identities/{identity}/mfa-devices/", {
      ...at(sandbox, identity),
      body: { code_1, code_2 },
    }),
  );

export const removeMfaDevice = (sandbox: string, identity: string, device: string) =>
  done(
    api.DELETE("/api/sandboxes/{sandbox}/identities/{identity}/mfa-devices/{device}/", {
      params: { path: { sandbox, identity, device } },
    }),
  );
