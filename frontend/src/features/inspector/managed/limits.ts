// AWS page "IAM and AWS STS quotas": size of a managed policy, and versions kept of one.
export const POLICY_LIMIT = 6_144;
export const MOST_VERSIONS = 5;
