/** PURE: what a condition is for, in a sentence or two (AWS pages on each key). */
import type { ConditionShape } from "../live/events.gen";

const HELP: Record<string, string> = {
  "sts:externalid":
    "The caller must pass this word when assuming the role. It keeps a partner's other customers from being sent here in your name.",
  "aws:multifactorauthpresent": "The caller must have signed in with a second factor, a code of an MFA device.",
  "aws:multifactorauthage": "The second factor must have been used recently.",
  "aws:principalorgid": "Only callers whose account is a member of this organization get in, whatever account that is.",
  "aws:principalorgpaths": "Only callers of accounts below this part of the organization get in.",
  "aws:sourceaccount": "The AWS service must be working for this account, not for somebody else's.",
  "aws:sourcearn": "The AWS service must be working for this very resource.",
  "aws:sourceip": "The call must come from this address.",
  "aws:principalarn": "Only callers with this ARN get in.",
  "aws:principalaccount": "Only callers of this account get in.",
  "sts:rolesessionname": "The caller must give the session this name, so that logs tell who it was.",
  "sts:sourceidentity": "The caller must say who is behind it; that name stays on the whole chain of sessions.",
};

/** `got`: what the last refused attempt had instead. */
export function conditionHelp({ key }: ConditionShape, got?: string): string {
  const lower = key.toLowerCase();
  const help =
    HELP[lower] ??
    (/:(aud|app_id)$/.test(lower)
      ? "The token must have been made for this app, not for any other one of the same provider."
      : /:(sub|user_id)$/.test(lower)
        ? "The token must be about this subject: one person, one repository, one workload."
        : "The statement applies only to requests that meet this.");
  return got === undefined ? help : `${help} Not met by the last attempt: it had ${got}.`;
}
