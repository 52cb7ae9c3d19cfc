"""Makes the identifiers of everything drawn: AWS's unique ids where AWS has them, short random ids elsewhere.

Source of the AWS forms: IAM User Guide, "IAM identifiers" (unique ID prefixes).
"""

import secrets
from typing import Final

AWS_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
SHORT_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz234567"
# Users, groups, roles, managed policies, instance profiles.
AWS_PREFIXES: Final = ("AIDA", "AGPA", "AROA", "ANPA", "AIPA")
MAX_LENGTH: Final = 32


def aws_unique_id(prefix: str) -> str:
    """In: AIDA, AGPA, AROA, ANPA or AIPA, see `AWS_PREFIXES`. Out: prefix + 17, never used before."""
    return prefix + "".join(secrets.choice(AWS_ALPHABET) for _ in range(17))


def access_key_id() -> str:
    """Out: a long-term access key id, 20 characters, which says itself that it opens nothing in AWS."""
    return "AKIA" + "".join(secrets.choice(AWS_ALPHABET) for _ in range(9)) + "EXAMPLE"


def short_id(prefix: str, length: int = 10) -> str:
    """In: a prefix with its dash. Out: prefix + random base32 in lower case."""
    return prefix + "".join(secrets.choice(SHORT_ALPHABET) for _ in range(length))


def another(known: str) -> str:
    """In: an id that one of the above made. Out: a new one of the same form; AWS's own ids stay (p-FullAWSAccess)."""
    if known[:4] in AWS_PREFIXES:
        return aws_unique_id(known[:4])
    if known.startswith("AKIA"):
        return access_key_id()
    prefix, dash, drawn = known.rpartition("-")
    return short_id(prefix + dash, len(drawn)) if dash and set(drawn) <= set(SHORT_ALPHABET) else known


def sandbox_id() -> str:
    """Out: 60 random bits, so that a sandbox's address cannot be guessed."""
    return short_id("sb-", 12)


def supervision_id() -> str:
    return short_id("class-", 12)


def account_id() -> str:
    return short_id("acct-")


def group_id() -> str:
    return aws_unique_id("AGPA")


def role_id() -> str:
    return aws_unique_id("AROA")


def policy_id() -> str:
    return aws_unique_id("ANPA")


def instance_profile_id() -> str:
    return aws_unique_id("AIPA")


def note_id() -> str:
    return short_id("note-")


def mfa_device_id() -> str:
    return short_id("mfa-")


def provider_id() -> str:
    return short_id("prov-")


def organization_id() -> str:
    return short_id("o-")


def root_id() -> str:
    return short_id("r-", 4)


def unit_id(root: str) -> str:
    """In: the id of the root. Out: an OU's, which repeats it (AWS Organizations API Reference, OrganizationalUnit)."""
    return short_id(f"ou-{root.removeprefix('r-')}-", 8)


def organization_policy_id() -> str:
    return short_id("p-")


def resource_id() -> str:
    return short_id("res-")


def account_number() -> str:
    """Out: 12 digits that do not start with 0, as AWS gives them."""
    return str(100_000_000_000 + secrets.randbelow(900_000_000_000))
