"""Bounds on everything. AWS's own are in "IAM and AWS STS quotas"; the rest keep one sandbox a sandbox."""

from typing import Final

# AWS's quotas, with their names in errors
USERS_PER_ACCOUNT: Final = 5000  # fixed: no support case raises it
GROUPS_PER_ACCOUNT: Final = 300
ROLES_PER_ACCOUNT: Final = 1000
POLICIES_PER_ACCOUNT: Final = 1500
INSTANCE_PROFILES_PER_ACCOUNT: Final = 1000
PROVIDERS_PER_ACCOUNT: Final = 100  # of each kind
CLIENT_IDS: Final = 100  # of one OIDC provider
THUMBPRINTS: Final = 5
GROUPS_PER_USER: Final = 10
ACCESS_KEYS_PER_USER: Final = 2
MFA_DEVICES_PER_USER: Final = 8
MANAGED_POLICIES: Final = {"identity": 10, "group": 10, "role": 10}  # teaching material says 10 for roles
MANAGED_QUOTA_NAMES: Final = {"identity": "PoliciesPerUser", "group": "PoliciesPerGroup", "role": "PoliciesPerRole"}
INLINE_CHARACTERS: Final = {"identity": 2048, "group": 5120, "role": 10240}  # sum of an entity, white space not counted
TRUST_POLICY_CHARACTERS: Final = 2048
MANAGED_POLICY_CHARACTERS: Final = 6144
POLICY_VERSIONS: Final = 5
TAGS: Final = 50
ORGANIZATION_UNITS: Final = 2000
UNIT_DEPTH: Final = 5
ORGANIZATION_POLICIES: Final = {"scp": 10, "rcp": 4}  # on one target; RCPFullAWSAccess is the fifth RCP

# Ours
ORGANIZATION_POLICIES_AT_ALL: Final = 500
SANDBOXES_PER_PERSON: Final = 100
MEMBERSHIPS_PER_PERSON: Final = 500  # in sandboxes of others
EDITS: Final = 100_000  # of one sandbox by people: its journal is kept whole
ACCOUNTS: Final = 60
RESOURCES: Final = 500
NOTES: Final = 200
NOTE_CHARACTERS: Final = 2000
FREE_IDENTITIES: Final = 200  # services, providers, anonymous
WIRE_CHARACTERS: Final = 65_536  # of a policy text as sent
POSITIONS_AT_ONCE: Final = 5_000  # a whole canvas that is tidied
COPIED_AT_ONCE: Final = 500
REMOVED_AT_ONCE: Final = 6_000  # all users of an account, and what stands around them
TRUSTED_AT_ONCE: Final = 50  # more ARNs do not fit into a trust policy
BUILT_AT_ONCE: Final = 1_000  # rows of a file or a paste: some six seconds in which nobody else writes on SQLite
FARTHEST: Final = 1_000_000.0  # canvas pixels
LARGEST_NODE: Final = 20_000.0
CLAIMS: Final = 50
CLAIM_VALUES: Final = 20
JOURNAL_REACH: Final = 500  # entries a browser may be behind before it fetches the canvas
REPLAY_REACH: Final = 50_000  # edits that are replayed as a time-lapse
REPLAYED_AT_ONCE: Final = 1_000  # of them in one answer
UNDO_REACH: Final = 500  # entries that undo looks back over
SHARE_LINKS: Final = 50  # of one sandbox
MEMBERS: Final = 200
VERSIONS: Final = 30
