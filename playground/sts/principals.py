"""Whom sessions speak as: the role or the user behind each, found by unique id, as it is named now."""

from collections.abc import Iterable
from dataclasses import dataclass

from playground.sandbox.directory import iam_arn
from playground.sandbox.models import Account, Identity, Role, Sandbox
from playground.sandbox.models.identity import IdentityKind
from playground.sentences import say


@dataclass(frozen=True, slots=True)
class Principal:
    """A role, a user or an account's root user: unique id, ARN and name. A root user's id is its account's number."""

    id: str
    arn: str
    name: str


def principals_of(sandbox: Sandbox, unique_ids: Iterable[str]) -> dict[str, Principal]:
    """Out: by unique id, those that are there."""
    wanted = set(unique_ids)
    roles = Role.objects.filter(sandbox=sandbox, public_id__in=wanted).select_related("account")
    users = Identity.objects.filter(sandbox=sandbox, kind=IdentityKind.USER, public_id__in=wanted)
    found = [role_principal(role) for role in roles]
    found += [user_principal(user) for user in users.select_related("account")]
    numbers = [each for each in wanted if each.isdecimal()]
    if numbers:
        found += [root_principal(account) for account in Account.objects.filter(sandbox=sandbox, number__in=numbers)]
    return {principal.id: principal for principal in found}


def role_principal(role: Role) -> Principal:
    return Principal(role.public_id, role_arn(role), role.name)


def user_principal(user: Identity) -> Principal:
    return Principal(user.public_id, user_arn(user), user.name)


def root_principal(account: Account) -> Principal:
    return Principal(account.number, account.root_arn, say("root of {account}", account=account.name))


def user_arn(identity: Identity) -> str:
    return iam_arn(identity.account.number, "user", identity.path, identity.name)


def role_arn(role: Role) -> str:
    return iam_arn(role.account.number, "role", role.path, role.name)
