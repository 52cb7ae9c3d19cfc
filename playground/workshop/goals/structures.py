"""The named checks of how things stand: what no single request could tell."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from playground.iam.snapshot import Role, User
from playground.iam.trust import TrustLink, trust_links
from playground.sentences import say
from playground.workshop.goals import kinds
from playground.workshop.goals.facts import Facts
from playground.workshop.goals.words import Unmet, missing

FULL_ACCESS: Final = "FullAWSAccess"  # on every account from the start
_UNIQUE_ID_PREFIXES = ("AIDA", "AROA")
_WITH_TOKEN = ("sts:assumerolewithwebidentity", "sts:assumerolewithsaml")


def check_structure(check: kinds.Struct, facts: Facts, at: datetime) -> None:
    """Raise Unmet unless it stands so."""
    if check.role is not None:
        role = facts.role(check.role)
        if role is None:
            raise missing(check.role, facts)
        OF_A_ROLE[check.structure](role, facts)
    elif check.user is not None:
        user = facts.user(check.user)
        if user is None:
            raise missing(check.user, facts)
        OF_A_USER[check.structure](user)
    else:
        OF_AN_ACCOUNT[check.structure](check.account, facts)


def _no_access_keys(account: str, facts: Facts) -> None:
    users = (user for user in facts.snapshot.users.values() if user.account == account)
    holders = [user.name for user in users if user.arn in facts.key_holders]
    if holders:
        raise Unmet(say("{user} has an access key, which never expires.", user=sorted(holders)[0]))


def _has_scp(account: str, facts: Facts) -> None:
    attached = [policy.name for org in facts.snapshot.organizations for policy in org.scps.get(account, ())]
    if not any(name != FULL_ACCESS for name in attached):
        raise Unmet(say("{account} has no SCP of its own.", account=facts.account_name(account)))


def _profile_holds(role: Role, facts: Facts) -> None:
    if role.arn not in facts.profiled_roles:
        raise Unmet(say("No instance profile holds {role} yet, so no EC2 instance can wear it.", role=role.name))


def _nobody_gone(role: Role, facts: Facts) -> None:
    nobody = [link.value for link in trust_links(role.trust) if _is_of_nobody(link.value, facts)]
    if nobody:
        raise Unmet(
            say(
                "The trust policy of {role} still names {principal}, which belongs to nobody any more.",
                role=role.name,
                principal=nobody[0],
            )
        )


def _is_of_nobody(value: str, facts: Facts) -> bool:
    return value.startswith(_UNIQUE_ID_PREFIXES) and value not in facts.unique_ids


def _trusts_anyone(role: Role, facts: Facts) -> None:
    if not any(link.value == "*" and link.effect == "Allow" for link in trust_links(role.trust)):
        raise Unmet(say("{role} does not trust everybody.", role=role.name))


def _misfit_action(role: Role, facts: Facts) -> None:
    if not any(_misfits(link) for link in trust_links(role.trust)):
        raise Unmet(say("Every principal of {role} has an action that fits it.", role=role.name))


def _misfits(link: TrustLink) -> bool:
    with_token = link.action.lower() in _WITH_TOKEN
    return link.effect == "Allow" and with_token != (link.principal_type == "Federated")


def _has_boundary(user: User) -> None:
    if user.boundary is None:
        raise Unmet(say("{user} has no permissions boundary.", user=user.name))


def _has_policies(user: User) -> None:
    if not user.policies:
        raise Unmet(say("{user} has no policy of its own.", user=user.name))


OF_AN_ACCOUNT: Final[dict[kinds.Structure, Callable[[str, Facts], None]]] = {
    kinds.Structure.NO_ACCESS_KEYS: _no_access_keys,
    kinds.Structure.HAS_SCP: _has_scp,
}
OF_A_USER: Final[dict[kinds.Structure, Callable[[User], None]]] = {
    kinds.Structure.HAS_BOUNDARY: _has_boundary,
    kinds.Structure.HAS_POLICIES: _has_policies,
}
OF_A_ROLE: Final[dict[kinds.Structure, Callable[[Role, Facts], None]]] = {
    kinds.Structure.INSTANCE_PROFILE_HOLDS: _profile_holds,
    kinds.Structure.NO_DANGLING_PRINCIPALS: _nobody_gone,
    kinds.Structure.TRUSTS_ANYONE: _trusts_anyone,
    kinds.Structure.MISFIT_ACTION: _misfit_action,
}
