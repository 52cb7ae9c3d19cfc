/** PURE: the engine's reason codes as those who teach read them over a group of names. */

const WORDS: Record<string, string> = {
  "implicit_deny.trust": "The role's trust policy does not let the caller in",
  "explicit_deny.trust": "A Deny in the role's trust policy",
  "implicit_deny.identity": "No permissions policy allows it",
  "explicit_deny.identity": "A Deny in a permissions policy",
  "implicit_deny.resource": "The resource's own policy does not let the caller in",
  "explicit_deny.resource": "A Deny in the resource's own policy",
  "implicit_deny.boundary": "The permissions boundary does not include it",
  "explicit_deny.boundary": "A Deny in the permissions boundary",
  "implicit_deny.session": "The session policy does not include it",
  "explicit_deny.session": "A Deny in the session policy",
  "implicit_deny.scp": "A service control policy does not include it",
  "explicit_deny.scp": "A Deny in a service control policy",
  "explicit_deny.rcp": "A Deny in a resource control policy",
  "not_permitted.unsigned": "The caller is not signed in",
  "not_permitted.root_assume": "A root user cannot assume a role",
  "invalid.duration": "The session would be too long or too short",
  "invalid.param": "The call itself is not valid",
  "invalid.expired_token": "The credentials have expired",
  "invalid.credentials": "Nobody stands behind the credentials any more",
  "allowed.identity": "Allowed too much: by a permissions policy",
  "allowed.resource": "Allowed too much: by the resource's own policy or a trust policy",
  "allowed.cross_account": "Allowed too much: by both accounts",
  "allowed.root": "Allowed too much: to a root user",
};

export const reasonWords = (code: string): string => WORDS[code] ?? code;
