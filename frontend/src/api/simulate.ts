/** Ask the engine "may this caller do that?" and get the steps. */
import { api, done } from "./http";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
/** The verdict, one sentence, and every layer that was looked at. */
export type Decision = Schemas["DecisionShape"];
export type LayerStep = Schemas["LayerShape"];
export type PolicyStep = Schemas["LayerPolicyShape"];
export type StatementStep = Schemas["StatementShape"];
export type ElementStep = Schemas["ElementShape"];
export type SuggestedChange = Schemas["ChangeShape"];
export type DecidingStatement = Schemas["DecidingShape"];
export type TemporaryCredentials = Schemas["CredentialsInRequest"];
export type SimulatedRequest = Omit<Schemas["RequestInRequest"], "record">;

/** Who may be asked about: whoever may assume a role, and somebody in a role. */
export type RequestCaller = Schemas["RequestCallerInRequest"];

/** Makes the changes that a decision named by its `changes_key`, all as one edit. */
export const makeChanges = (sandbox: string, asked: SimulatedRequest, changes_key: string) =>
  done(
    api.POST("/api/sandboxes/{sandbox}/requests/changes/", {
      params: { path: { sandbox } },
      body: { ...asked, changes_key, record: false },
    }),
  );

/** Whether a refusal says that the credentials have ended: each service has a code of its own for that. */
export const saysExpired = (code: string): boolean =>
  ["ExpiredToken", "ExpiredTokenException", "RequestExpired"].includes(code);

/** `record`: it is written down as a call; not what is only asked to explain. */
export const makeRequest = (sandbox: string, asked: SimulatedRequest, record: boolean) =>
  done(api.POST("/api/sandboxes/{sandbox}/requests/", { params: { path: { sandbox } }, body: { ...asked, record } }));
