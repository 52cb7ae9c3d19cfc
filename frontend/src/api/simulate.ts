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
export type SimulatedRequest = Schemas["RequestInRequest"];

export const makeRequest = (sandbox: string, body: SimulatedRequest) =>
  done(api.POST("/api/sandboxes/{sandbox}/requests/", { params: { path: { sandbox } }, body }));
