/** What holds an entity that AWS will not delete yet, a line for each kind, in AWS's order. */
import { plural, series } from "./words";

/** As errors bring it in their details; beyond ten names the rest is only counted. */
interface Holder {
  kind: string;
  names: string[];
  count: number;
}

const words: Record<string, (names: string, count: number) => string> = {
  instance_profile: (names) => `In an instance profile: ${names}`,
  login_profile: () => "Has a password for the console",
  access_key: (names) => `Has access keys: ${names}`,
  mfa_device: (names) => `Has an MFA device: ${names}`,
  managed_policy: (names) => `Attached to it: ${names}. Detached, a policy stays.`,
  inline_policy: (names) => `Inline policies: ${names}. They go with it.`,
  group: (names) => `Member of ${names}`,
  member: (names) => `Members: ${names}. The users stay.`,
  held_role: (names) => `Holds the role ${names}. Taken out, it stays.`,
  attached_to: (names) => `Attached to ${names}`,
  boundary_of: (names) => `Permissions boundary of ${names}`,
  version: (names) => `Has other versions: ${names}`,
  identity: (names, count) => `${plural(count, "identity", "identities")}: ${names}`,
  user_group: (names, count) => `${plural(count, "group")}: ${names}`,
  role: (names, count) => `${plural(count, "role")}: ${names}`,
  provider: (names, count) => `${plural(count, "identity provider")}: ${names}`,
  resource: (names, count) => `${plural(count, "resource")}: ${names}`,
  policy: (names, count) => `${plural(count, "managed policy", "managed policies")}: ${names}`,
  profile: (names, count) => `${plural(count, "instance profile")}: ${names}`,
  unit: (names) => `Holds the OUs ${names}`,
  account: (names) => `Holds the accounts ${names}`,
  target: (names) => `Attached to ${names}`,
  last_scp_of: (names) => `It is the only SCP of ${names}`,
  organization: (names) => `Manages the organization ${names}`,
};

/** In: the details' holders, if there are any. Out: lines to read. */
export function holderWords(holders: unknown): string[] {
  if (!Array.isArray(holders)) return [];
  return (holders as Holder[]).flatMap((one) => words[one.kind]?.(named(one), one.count) ?? []);
}

function named({ names, count }: Holder): string {
  const shown = names.map((name) => name || "the root");
  const more = count - names.length;
  return more > 0 ? `${shown.join(", ")} and ${plural(more, "more", "more")}` : series(shown);
}
