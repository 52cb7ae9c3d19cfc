/** PURE: the values of the assume dialog, where they start, and the request they become. */
import type { AssumeRequest } from "../../api/sessions";
import { type Caller, callerKey, callersOf } from "../../model/callers";
import type { Canvas, Identity } from "../../model/canvas";
import { roleById } from "../../model/selectors";
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
  sessionPolicy: string;
}

/** A caller for this role that makes sense to begin with: the one asked for, else the first the trust policy names. */
export function startValues(canvas: Canvas | null, roleId?: string, callerId?: string): AssumeValues {
  const callers = canvas ? callersOf(canvas) : [];
  const role = canvas ? roleById(canvas, roleId ?? null) : undefined;
  const trusted = role?.trust_links.find((link) => link.effect === "Allow" && link.source_id !== null)?.source_id;
  const wanted = callerId ?? trusted;
  const caller = callers.find((one) => one.ref.id === wanted && one.ref.kind === "identity");
  // A line from a role stands for its sessions: the first live one may go on from there.
  const chained = canvas?.sessions.find((session) => session.role_id === wanted && session.state === "active");
  return {
    caller: caller ? callerKey(caller.ref) : chained ? callerKey({ kind: "session", id: chained.id }) : null,
    roleId: role?.id ?? null,
    sessionName: "",
    duration: Math.min(DEFAULT_DURATION, role?.max_session_duration ?? DEFAULT_DURATION),
    externalId: "",
    tokenCode: "",
    mfaSerial: "",
    sessionPolicy: "",
  };
}

export function requestOf(values: AssumeValues, caller: Caller, owner?: Identity): AssumeRequest {
  const serialNumber = owner && serialOf(owner, values.mfaSerial);
  return {
    caller: caller.ref,
    role_id: values.roleId ?? "",
    session_name: values.sessionName.trim() || defaultName(caller),
    duration_seconds: values.duration,
    ...(values.externalId ? { external_id: values.externalId } : {}),
    ...(values.tokenCode && serialNumber ? { serial_number: serialNumber, token_code: values.tokenCode } : {}),
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
