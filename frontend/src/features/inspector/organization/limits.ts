/** AWS page "Quotas for AWS Organizations". RCPFullAWSAccess, which stays attached, is the fifth RCP of a target. */
import type { OrganizationPolicyType } from "../../../live/events.gen";

interface PolicyKind {
  title: string;
  short: string;
  /** Characters of one document. */
  size: number;
  /** Attached to one root, OU or account. */
  most: number;
  job: string;
}

export const KINDS: Record<OrganizationPolicyType, PolicyKind> = {
  scp: {
    title: "Service control policies",
    short: "SCP",
    size: 10_240,
    most: 10,
    job: "A ceiling for what the users and roles of the accounts may do. It never grants.",
  },
  rcp: {
    title: "Resource control policies",
    short: "RCP",
    size: 5_120,
    most: 5,
    job: "A ceiling for what anyone may do to the resources of the accounts. It never grants.",
  },
};

export const BUILT_IN_RCP = "RCPFullAWSAccess";
