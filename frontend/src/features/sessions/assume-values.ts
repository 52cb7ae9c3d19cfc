/** PURE: the values of the assume dialog, where they start, and the request they become. */
import type { AssumeRequest } from "../../api/sessions";
import { type Caller, callerKey, callersOf } from "../../model/callers";
import type { Canvas, Identity, Role, TrustLink } from "../../model/canvas";
import { roleById } from "../../model/selectors";
import { type SessionTag, tagsSent } from "./session-tags";
import { DEFAULT_DURATION, longest, sessionNameFrom } from "./duration-words";

export interface AssumeValues {
  caller: string | null;
  roleId: string | null;
  /** Empty: named after the caller. */
  sessionName: string;
  duration: number;
  externalId: string;
  /** Of the caller's own MFA device. */
  tokenCode: string;
  /** Which device it is of; empty for the first. */
  mfaSerial: string;
  tags: SessionTag[];
  sourceIdentity: string;
  sessionPolicy: string;
  /** ARNs of managed policies, one a line. */
  sessionPolicyArns: string;
  /** Why the glass in front of the role is broken. */
  reason: string;
}

/** A caller for this role that makes sense to begin with: the one asked for, else the first that it trusts. */
export function startValues(canvas: Canvas | null, roleId?: string, callerId?: string): AssumeValues {
  const role = canvas ? roleById(canvas, roleId ?? null) : undefined;
  const caller = canvas ? firstCaller(canvas, callerId, role) : undefined;
  return {
    caller: caller ? callerKey(caller.ref) : null,
    roleId: role?.id ?? null,
    sessionName: "",
    duration: fittingDuration(DEFAULT_DURATION, role?.max_session_duration ?? DEFAULT_DURATION, caller?.chained ?? false),
    externalId: "",
    tokenCode: "",
    mfaSerial: "",
    tags: [],
    sourceIdentity: "",
    sessionPolicy: "",
    sessionPolicyArns: "",
    reason: "",
  };
}

function firstCaller(canvas: Canvas, callerId: string | undefined, role: Role | undefined): Caller | undefined {
  const callers = callersOf(canvas);
  // A line from a role stands for its sessions: the first live one may go on from there.
  const sessionOf = (id: string) => canvas.sessions.find((one) => one.role_id === id && one.state === "active")?.id;
  const of = (id: string) => callers.find(({ ref }) => ref.kind !== "account_root" && [id, sessionOf(id)].includes(ref.id));
  const trusted = (role?.trust_links ?? []).filter((link) => link.effect === "Allow");
  const wanted = [callerId ?? null, ...trusted.flatMap((link) => [link.source_id, behind(canvas, link)])];
  return wanted.flatMap((id) => (id === null ? [] : (of(id) ?? [])))[0];
}

/** Somebody for whom a line from a provider or an account stands: who signs in there, or a user of the account. */
function behind(canvas: Canvas, { principal, source_id }: TrustLink): string | null {
  const somebody = canvas.identities.find(
    (one) => one.principal?.value === principal.value || (one.kind === "user" && one.account_id === source_id),
  );
  return somebody?.id ?? null;
}

export function requestOf(values: AssumeValues, caller: Caller, owner?: Identity): AssumeRequest {
  const arns = values.sessionPolicyArns.split(/\s+/).filter((arn) => arn !== "");
  const serialNumber = owner && serialOf(owner, values.mfaSerial);
  return {
    caller: caller.ref,
    role_id: values.roleId ?? "",
    session_name: values.sessionName.trim() || defaultName(caller),
    duration_seconds: values.duration,
    ...(values.externalId ? { external_id: values.externalId } : {}),
    ...(values.tokenCode && serialNumber ? { serial_number: serialNumber, token_code: values.tokenCode } : {}),
    ...(values.reason.trim() ? { reason: values.reason.trim() } : {}),
    ...tagsSent(values.tags),
    ...(values.sourceIdentity.trim() ? { source_identity: values.sourceIdentity.trim() } : {}),
    ...(arns.length ? { session_policy_arns: arns } : {}),
    ...(values.sessionPolicy.trim() ? { session_policy: values.sessionPolicy } : {}),
  };
}

/** The device that was chosen, else the first one. */
export const serialOf = (owner: Identity, chosen: string): string | undefined =>
  owner.mfa_serials.includes(chosen) ? chosen : owner.mfa_serials[0];

/** Services name their sessions themselves, on the server; people get their own name. */
export function defaultName(caller: Caller): string | undefined {
  return caller.tile === "service" ? undefined : sessionNameFrom(caller.name);
}

/** Keeps the duration inside what caller and role allow, when either changes. */
export function fittingDuration(duration: number, maximum: number, chained: boolean): number {
  return Math.min(duration, longest(maximum, chained));
}

/** The user whose MFA device this caller may use: itself, or the user whose session token it holds. */
export function deviceOwner(canvas: Canvas | null, caller: Caller | undefined): Identity | undefined {
  const token = canvas?.sessions.find((one) => one.id === caller?.ref.id && one.kind === "user");
  const owner = canvas?.identities.find((one) => one.id === (token?.caller_id ?? caller?.ref.id));
  return owner?.mfa ? owner : undefined;
}
