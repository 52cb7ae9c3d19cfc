"""What a browser sees of an organization: one shape holds all of it."""

from dataclasses import dataclass
from typing import Literal

OrganizationPolicyType = Literal["scp", "rcp"]


@dataclass(frozen=True, slots=True)
class OrganizationUnitShape:
    """`parent_id`: the root or another OU."""

    id: str
    name: str
    parent_id: str


@dataclass(frozen=True, slots=True)
class OrganizationMemberShape:
    """`parent_id`: the root or the OU that the account is in."""

    account_id: str
    parent_id: str


@dataclass(frozen=True, slots=True)
class OrganizationPolicyShape:
    """`target_ids`: the root, OUs and accounts that it is attached to."""

    id: str
    type: OrganizationPolicyType
    name: str
    description: str
    document: str
    aws_managed: bool
    target_ids: list[str]


@dataclass(frozen=True, slots=True)
class OrganizationShape:
    """An organization, whole. Its management account is one of the members."""

    id: str
    root_id: str
    management_account_id: str
    units: list[OrganizationUnitShape]
    members: list[OrganizationMemberShape]
    policies: list[OrganizationPolicyShape]
